"""Joint year of a tiny invented study by enumeration of everything that can happen: JSON in, exact figures out."""
import itertools, json, sys

study = json.load(sys.stdin)
decisions, markets, uses, added = (study[k] for k in ("decisions", "markets", "uses", "valueAdded"))


def worlds():
    """(probability, set of (decision, market) pairs that are hit)."""
    rows = []
    for happen in itertools.product([0, 1], repeat=len(decisions)):
        p = 1.0
        pairs = []
        for one, d in zip(happen, decisions):
            p *= d["p"] if one else 1 - d["p"]
            if one:
                pairs += [(d, m) for m in d["hits"]]
        for hit in itertools.product([0, 1], repeat=len(pairs)):
            q = p
            for one, (d, m) in zip(hit, pairs):
                q *= d["hits"][m]["chance"] if one else 1 - d["hits"][m]["chance"]
            rows.append((q, [(d, m) for one, (d, m) in zip(hit, pairs) if one]))
    return rows


def year_share(hits, market):
    """Share of a year's use of one market that is lost: alone t L, together sum t L + prod t (L_all - sum L)."""
    mine = [(d["months"] / 12, d["hits"][market]["lost"]) for d, m in hits if m == market]
    alone = sum(t * l for t, l in mine)
    if len(mine) < 2:
        return alone
    kept = t_all = 1.0
    for t, l in mine:
        kept *= 1 - l
        t_all *= t
    return alone + t_all * (1 - kept - sum(l for _, l in mine))


def ration(mineral, short, rule):
    """Share of value added lost by sector when `short` of the mineral is withheld under a rule."""
    lines = uses[mineral]
    if rule == "proportional":
        gone = [short] * len(lines)
    else:
        worth = lambda u: u["exposure"] * added[u["sector"]] / u["share"]
        gone = [0.0] * len(lines)
        rest = short
        for i in sorted(range(len(lines)), key=lambda i: worth(lines[i]), reverse=rule == "greatest"):
            gone[i] = min(rest, lines[i]["share"]) / lines[i]["share"]
            rest -= min(rest, lines[i]["share"])
    loss = [0.0] * len(added)
    for g, u in zip(gone, lines):
        loss[u["sector"]] = min(1.0, loss[u["sector"]] + g * u["exposure"])
    return loss


def outcome(hits):
    minerals = {}
    for code, m in markets.items():
        minerals.setdefault(m["parent"], {True: [0.0, 0.0], False: [0.0, 0.0]})
        share = year_share(hits, code)
        side = minerals[m["parent"]][code == m["parent"]]
        side[0] += m["value"] * share
        side[1] += m["part"] * share
    money = sum(max(s[True][0], s[False][0]) for s in minerals.values())
    short = {p: min(1.0, max(s[True][1], s[False][1])) for p, s in minerals.items()}
    figures = {"loss": money}
    for name, rule, join in (("direct", "proportional", max), ("least", "least", max), ("greatest", "greatest", None)):
        by_mineral = [ration(p, f, rule) for p, f in short.items()]
        sectors = zip(*by_mineral)
        figures[name] = sum(v * (join(c) if join else min(1.0, sum(c))) for v, c in zip(added, sectors))
    return figures


rows = [(p, outcome(hits)) for p, hits in worlds()]
assert abs(sum(p for p, _ in rows) - 1) < 1e-12
answer = {}
for key in ("loss", "direct", "least", "greatest"):
    values = sorted(((f[key], p) for p, f in rows), reverse=True)
    tail, rest = 0.0, 0.05
    for value, p in values:
        take = min(p, rest)
        tail += take * value
        rest -= take
    answer[key] = {
        "mean": sum(v * p for v, p in values),
        "pZero": sum(p for v, p in values if v == 0),
        "cvar95": tail / 0.05,
    }
json.dump(answer, sys.stdout)
