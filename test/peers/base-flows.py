"""Base flows of one stage from the method page (docs/methods/reconcile.md), written apart from the program: whole matrices, no flow objects."""

import json
import sys


def reference(reports):
    points = sorted((r["usd"] / r["t"], r["usd"]) for pair in reports for r in pair["reports"] if r.get("usd") and r.get("t"))
    half, seen = sum(u for _, u in points) / 2, 0.0
    for price, usd in points:
        seen += usd
        if seen >= half:
            return price
    return None


def weight(pair, ref, low, high):
    usable = []
    for r in pair["reports"]:
        usd, t = r.get("usd"), r.get("t")
        if t and (not usd or ref is None):
            usable.append((t, usd, False))
        elif usd and ref is not None:
            sane = t and low * ref <= usd / t <= high * ref
            usable.append((t, usd, False) if sane else (usd / ref, usd, True))
    reported = [u for u in usable if not u[2]] or usable
    if not reported:
        return None
    first = reported[0]
    far = [u for u in reported if abs(u[0] - first[0]) > 0.25 * max(u[0], first[0])]
    if not far or ref is None:
        return first[0]
    same = [u for u in reported if u is first or (u[1] and first[1] and abs(u[1] - first[1]) <= 0.25 * max(u[1], first[1]))]
    off = lambda u: max(u[1] / u[0] / ref, ref * u[0] / u[1]) if u[1] else float("inf")
    return min(same, key=off)[0]


def stage(case):
    names, n = case["countries"], len(case["countries"])
    at = {c: i for i, c in enumerate(names)}
    ref = reference(case["pairs"])
    x = [[0.0] * n for _ in range(n)]
    for pair in case["pairs"]:
        t = weight(pair, ref, case["low"], case["high"])
        if t is not None:
            x[at[pair["exporter"]]][at[pair["importer"]]] = t * case["factor"].get(pair["exporter"], case["common"])
    own = [case["output"].get(c, 0.0) for c in names]
    free = [c not in case["processors"] for c in names]
    sold = lambda k: sum(x[k])
    bought = lambda k: sum(x[i][k] for i in range(n))
    queue = [(sold(k) - own[k], names[k], k) for k in range(n) if free[k] and sold(k) - own[k] > 1e-9 * sold(k)]
    for _, _, k in sorted(queue, key=lambda q: (-q[0], q[1])):
        s, b = sold(k), bought(k)
        excess = s - own[k]
        if excess <= 0 or s <= 0:
            continue
        traced = min(excess, b)
        sales, buys = x[k][:], [x[i][k] for i in range(n)]
        for j in range(n):
            x[k][j] = sales[j] * max(1 - excess / s, 0)
        for i in range(n):
            x[i][k] = buys[i] * (max(1 - traced / b, 0) if b > 0 else 1)
            for j in range(n):
                if i != j and b > 0:
                    x[i][j] += traced * sales[j] / s * buys[i] / b
    least = 1e-6 * sum(map(sum, x))
    x = [[v if v >= least else 0.0 for v in row] for row in x]
    for k in range(n):
        if not free[k]:
            own[k] = max(own[k], sold(k))
        home = own[k] - sold(k)
        x[k][k] = home if home > 1e-9 * own[k] else 0.0
    return {f"{names[i]}>{names[j]}": x[i][j] for i in range(n) for j in range(n) if x[i][j] > 0}


json.dump([stage(case) for case in json.load(sys.stdin)], sys.stdout)
