"""A second program for the market of docs/methods/market.md, written from the text alone: dense, in numpy, with another method.

Reads JSON lines {"market": lodeward-market/1, "equilibrium": lodeward-equilibrium/1} on stdin. For every line it
 1. rebuilds the market from the text and checks the equilibrium given: from its prices and multipliers alone it computes indices, demand,
    supply and flows, and reports the largest difference and the largest violation of clearing and complementarity;
 2. where asked, solves the market itself (Fischer-Burmeister equations, Levenberg-Marquardt from the base year) and reports the largest
    difference of prices, flows, supply, demand and unserved tonnes.
Writes one JSON line a market: {"certified": worst relative difference, "where": name, "solved": difference | null}.
"""
import json
import sys

import numpy as np
from scipy.optimize import least_squares

DEFAULTS = {"supply": 0.3, "processing": 0.5, "secondary": 0.2, "demand": 0.2}


def logistic(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -700, 700)))


class Stage:
    pass


class Market:
    def __init__(self, doc):
        stages = doc["stages"]
        self.names = []
        for stage in stages:
            for seller, buyer, _ in stage["flows"]:
                for name in (seller, buyer):
                    if name not in self.names:
                        self.names.append(name)
        n = self.n = len(self.names)
        at = {name: k for k, name in enumerate(self.names)}
        self.stages = []
        for t, raw in enumerate(stages):
            s = Stage()
            s.name, s.p0, s.sigma, s.delta = raw["name"], raw.get("basePrice", 1.0), raw["sigma"], raw.get("newLink", 0.0)
            q = np.zeros((n, n))
            for seller, buyer, tonnes in raw["flows"]:
                q[at[seller], at[buyer]] = tonnes
            s.S0, s.D0 = q.sum(axis=1), q.sum(axis=0)
            with np.errstate(divide="ignore", invalid="ignore"):
                s.a = np.where(s.D0 > 0, (1 - s.delta) * q / s.D0 + s.delta * (s.S0 / s.S0.sum())[:, None], 0.0)
            kind = "supply" if t == 0 else "processing"
            part = raw.get(kind, {})
            own = part.get("byCountry", {})

            def column(key, default):
                return np.array([own.get(name, {}).get(key, part.get(key, default)) for name in self.names], float)

            s.eta, s.cap = column("elasticity", DEFAULTS[kind]), column("capacity", np.inf)
            s.shut, s.rec = column("shutdown", np.nan), column("recovery", 1.0)
            scrap = raw.get("secondary", {"byCountry": {}})
            s.scrap = np.array([scrap["byCountry"].get(name, {}).get("tonnes", 0.0) for name in self.names])
            s.scrap_eta = np.array(
                [scrap["byCountry"].get(name, {}).get("elasticity", scrap.get("elasticity", DEFAULTS["secondary"])) for name in self.names]
            )
            s.R0 = s.S0 - s.scrap
            s.R0[s.R0 < 1e-9 * s.S0] = 0
            d = raw.get("demand", {})
            s.eps = np.array(
                [d.get("byCountry", {}).get(name, {}).get("elasticity", d.get("elasticity", DEFAULTS["demand"])) for name in self.names]
            )
            final = raw.get("finalDemand", {})
            s.F0 = s.D0.copy() if t == len(stages) - 1 else np.array([final.get(name, 0.0) for name in self.names])
            s.q0, s.growth = q, raw.get("growth")
            s.choke, s.ceiling = raw.get("choke", np.inf), raw.get("ceiling", np.inf)
            s.run, s.tau, s.open = np.ones(n), np.zeros((n, n)), s.a > 0
            s.gates, s.owed, s.received = [], np.zeros(n), np.zeros(n)
            self.stages.append(s)
        self.measures = doc.get("measures", [])
        self.by_name = {s.name: s for s in self.stages}
        self._apply(at)
        self._who_trades()

    def _pairs(self, m, at):
        n = self.n
        mask = np.zeros((n, n), bool)
        rows = range(n) if m["from"] == "*" else [at[c] for c in m["from"]]
        cols = range(n) if m["to"] == "*" else [at[c] for c in m["to"]]
        for i in rows:
            for j in cols:
                if i != j or "*" not in (m["from"], m["to"]):
                    mask[i, j] = True
        return mask

    def _apply(self, at):
        for k, m in enumerate(self.measures):
            s = self.by_name[m["stage"]]
            if m["kind"] == "outage":
                s.run[at[m["country"]]] *= 1 - m["lost"]
            elif m["kind"] == "wedge":
                s.tau[self._pairs(m, at)] += m["rate"]
            elif m["kind"] == "gate" and m["maxTonnes"] == 0:
                s.open &= ~self._pairs(m, at)
            elif m["kind"] == "gate":
                s.gates.append({"measure": k, "mask": self._pairs(m, at), "cap": m["maxTonnes"], "all": m["maxTonnes"]})
        self.commits = [(k, m) for k, m in enumerate(self.measures) if m["kind"] == "commit"]
        self.at = at

    def _who_trades(self):
        """Stage by stage: contracts after their cuts, then who has anything to sell and someone to sell it to."""
        ore_in = None
        self.delivered = {}
        for t, s in enumerate(self.stages):
            n = self.n
            s.kept = np.zeros(n) if t == 0 else np.where(s.R0 > 0, self.stages[t - 1].received * s.rec, 0.0)
            s.has_ore = np.ones(n, bool) if t == 0 else ore_in
            limit = np.where(s.has_ore, s.run * s.R0, np.minimum(s.run * s.R0, s.kept))
            for k, m in self.commits:
                if m["stage"] != s.name:
                    continue
                r, j = m["tonnes"], self.at[m["to"]]
                if "from" in m:
                    i = self.at[m["from"]]
                    banned = any(
                        g["kind"] == "gate" and g["maxTonnes"] == 0 and g["stage"] == s.name and self._pairs(g, self.at)[i, j]
                        for g in self.measures
                    )
                    r = 0.0 if banned else r
                    hit = [g for g in s.gates if g["mask"][i, j]]
                    r = min([r] + [g["cap"] for g in hit])
                    if not m.get("additional"):
                        r = min(r, limit[i])
                        limit[i] -= r
                        s.owed[i] += r
                    for g in hit:
                        g["cap"] -= r
                s.received[j] += r
                self.delivered[k] = r
            for g in s.gates:
                if g["cap"] <= 1e-12 * g["all"]:
                    s.open &= ~g["mask"]
            s.gates = [g for g in s.gates if g["cap"] > 1e-12 * g["all"]]
            base = s.run * s.R0
            most = np.where(base > 0, np.where(s.eta > 0, s.cap, 1.0) * np.where(base > 0, base, 1.0), 0.0)
            with np.errstate(over="ignore"):
                most = most * np.where(np.isnan(s.shut), 1.0, 1 + np.exp(-(1 - s.shut) / 0.02))
            market = np.where(s.has_ore, np.where(most - s.owed - s.kept > 1e-12 * s.S0, np.maximum(most - s.owed - s.kept, 0), 0) + s.kept,
                              s.kept - s.owed)
            s.offers = (market + s.scrap > 1e-12 * s.S0) & (s.S0 > 0)
            s.open &= s.offers[:, None] & (s.D0 > 0)[None, :]
            s.gates += self._bounds(s)
            s.sells = s.open.any(axis=1)
            s.buys = s.open.any(axis=0)
            ore_in = s.buys.copy()

    def _bounds(self, s):
        """A bound on growth is a gate of its own on each pair: max(a D0, q0 + share S0)."""
        if not s.growth:
            return []
        gates, cap = [], np.maximum(s.a * s.D0, s.q0 + s.growth["share"] * s.S0[:, None])
        for i, j in zip(*np.where(s.open)):
            if i != j and (s.growth["buyers"] == "*" or self.names[j] in s.growth["buyers"]):
                mask = np.zeros((self.n, self.n), bool)
                mask[i, j] = True
                gates.append({"measure": (self.names[i], self.names[j]), "mask": mask, "cap": cap[i, j], "all": cap[i, j]})
        return gates

    # ---- functions of the text
    def curve(self, s, i, x):
        """(1 - lost) S0 min(cap, x^eta) psi(x)."""
        base = s.run[i] * s.R0[i]
        if s.eta[i] == 0:
            y = 1.0
        elif x <= 0:
            return 0.0
        else:
            y = min(s.cap[i], x ** s.eta[i])
        if not np.isnan(s.shut[i]):
            y *= (1 + np.exp(-(1 - s.shut[i]) / 0.02)) * logistic((x - s.shut[i]) / 0.02)
        return base * y

    def final(self, s, j, v):
        f = s.F0[j] * min(max(v, 1e-12) ** -s.eps[j], s.ceiling)
        return f if np.isinf(s.choke) else f * logistic(-(v - s.choke) / 0.05)

    def wish(self, s, j, v):
        if np.isnan(v):
            v = 1.0 if np.isinf(s.choke) else s.choke
        return s.F0[j] * min(max(min(v, s.choke), 1e-12) ** -s.eps[j], s.ceiling)

    def output(self, s, t, i, arg, level, given):
        """Output at a price or margin. Where rounding of the prices it is made of spans `given`, the curve is too steep for doubles: `given`."""
        mine = self.curve(s, i, arg)
        if given is None:
            return mine
        slip = 1e-12 * level
        made = given[t][i]
        least, most = self.curve(s, i, arg - slip), self.curve(s, i, arg + slip)
        return made if least <= made <= most else mine

    def evaluate(self, xs, mus, given=None):
        """Everything that follows from the prices of the sellers and the multipliers of the gates. `given`: output claimed by stage and node."""
        n, out = self.n, []
        for t, s in enumerate(self.stages):
            o = Stage()
            P = np.where(s.open, xs[t][:, None] + s.tau, np.inf)
            for g, mu in zip(s.gates, mus[t]):
                P = np.where(g["mask"], P + mu, P)
            o.V, o.share, o.mean = np.full(n, np.nan), np.zeros((n, n)), np.full(n, np.nan)
            for j in np.where(s.buys)[0]:
                rows = np.where(s.open[:, j])[0]
                low = P[rows, j].min()
                w = s.a[rows, j] * np.exp(-s.sigma * (P[rows, j] - low))
                o.V[j] = low - np.log(w.sum()) / s.sigma
                if abs(o.V[j]) < 1e-3:
                    gone = 1 - s.a[rows, j].sum()
                    gone = 0.0 if abs(gone) < 1e-14 else gone
                    o.V[j] = -np.log1p((s.a[rows, j] * np.expm1(-s.sigma * P[rows, j])).sum() - gone) / s.sigma
                o.share[rows, j] = w / w.sum()
                o.mean[j] = (o.share[rows, j] * P[rows, j]).sum()
            # production
            o.arg = np.zeros(n)
            o.made, o.R = np.zeros(n), np.zeros(n)
            for i in range(n):
                if not s.R0[i] > 0:
                    continue
                x = xs[t][i]
                if t == 0:
                    o.arg[i] = x
                    o.R[i] = self.output(s, t, i, x, 1.0, given)
                    o.made[i] = max(o.R[i], s.owed[i]) if s.offers[i] else s.owed[i]
                elif s.has_ore[i]:
                    ore = self.stages[t - 1].p0 / s.rec[i]
                    o.arg[i] = (x * s.p0 - out[t - 1].V[i] * ore) / (s.p0 - ore)
                    level = max(1.0, abs(x) * s.p0 / (s.p0 - ore), abs(out[t - 1].V[i]) * ore / (s.p0 - ore))
                    o.R[i] = self.output(s, t, i, o.arg[i], level, given)
                    o.made[i] = max(o.R[i], s.owed[i] + s.kept[i])
                else:
                    o.made[i] = s.kept[i]
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                o.secondary = np.where(s.scrap_eta > 0, s.scrap * np.maximum(xs[t], 0) ** s.scrap_eta, s.scrap)
            o.supply = o.made + o.secondary
            o.offer = o.supply - s.owed
            out.append(o)
        for t, s in enumerate(self.stages):
            o = out[t]
            nxt = self.stages[t + 1] if t + 1 < len(self.stages) else None
            o.market, o.demand, o.unserved = np.zeros(n), np.zeros(n), np.zeros(n)
            for j in range(n):
                if not s.D0[j] > 0:
                    continue
                processes = nxt is not None and nxt.R0[j] > 0
                r = 0.0 if processes else s.received[j]
                used = self.final(s, j, o.V[j]) if s.buys[j] else 0.0
                wished = self.wish(s, j, o.V[j])
                consumed = max(used, min(r, wished))
                o.unserved[j] = max(wished - consumed, 0)
                o.market[j] = max(used - r, 0)
                o.demand[j] = consumed
                if processes:
                    made = out[t + 1].made[j]
                    o.demand[j] += made / nxt.rec[j]
                    o.market[j] += max(made - nxt.kept[j], 0) / nxt.rec[j]
            o.flow = o.share * o.market[None, :]
            o.excess = o.offer - o.flow.sum(axis=1)
            o.slack = [g["cap"] - o.flow[g["mask"]].sum() for g in s.gates]
        return out


def read(market, eq):
    """Prices, multipliers and output of an equilibrium."""
    xs, mus, made = [], [], []
    for t, s in enumerate(market.stages):
        e = eq["stages"][t]
        x = column(market, e["price"], 0.0)
        xs.append(x)
        rents = {g["measure"]: g.get("multiplier", 0.0) for g in e["gates"]}
        rents |= {(seller, buyer): rent for seller, buyer, _, rent in e.get("bounds", [])}
        mus.append([rents.get(g["measure"], 0.0) for g in s.gates])
        with np.errstate(divide="ignore"):
            scrap = np.where(s.scrap_eta > 0, s.scrap * np.maximum(x, 0) ** s.scrap_eta, s.scrap)
        made.append(column(market, e["supply"], 0.0) - scrap)
    return xs, mus, made


def column(market, table, absent=np.nan):
    return np.array([absent if isinstance(table.get(name, {}), dict) else table[name] for name in market.names], float)


def compare(market, eq, out, xs):
    """Largest difference, relative to the stage's base tonnes (tonnes) or to 1 and the price itself (prices).

    Prices are compared where something is traded at them: a seller who sells nothing, and a buyer whose contracts cover his wish, have none
    that is theirs alone.
    """
    worst, where = 0.0, ""

    def note(value, name):
        nonlocal worst, where
        if not value <= worst:
            worst, where = float(value), name

    for t, s in enumerate(market.stages):
        e, o, scale = eq["stages"][t], out[t], s.S0.sum()
        theirs = np.zeros((market.n, market.n))
        for seller, buyer, tonnes in e["flows"]:
            theirs[market.at[seller], market.at[buyer]] = tonnes
        note(np.abs(theirs - o.flow).max() / scale, f"{s.name} flows")
        buying, selling = o.flow.sum(axis=0) > 1e-7 * scale, o.flow.sum(axis=1) > 1e-7 * scale
        silent = s.buys & ~buying
        buying = buying & ~loose(market, t, o)
        for key, mine in (("supply", o.supply), ("demand", o.demand), ("unserved", o.unserved)):
            given = column(market, e[key], 0.0)
            gap = np.abs(given - np.where(s.S0 > 0 if key == "supply" else s.D0 > 0, mine, 0))
            note(np.where(silent, 0.0, gap).max() / scale if key != "supply" else gap.max() / scale, f"{s.name} {key}")
        for key, mine, who in (("scarcityIndex", o.V, buying), ("averagePrice", o.mean, buying), ("price", xs[t], selling)):
            given = column(market, e[key])
            if who.any():
                note((np.abs(given - mine) / np.maximum(1, np.abs(mine)))[who].max(), f"{s.name} {key}")
        for name, value in e["scarcityIndex"].items():
            note(0.0 if isinstance(value, dict) == (not s.buys[market.at[name]]) else 1.0, f"{s.name} no-seller {name}")
    return worst, where


def loose(market, t, o):
    """Buyers whose demand answers to no price and is all that their bounds on growth let through: many rents would do, no price is theirs alone."""
    s, after = market.stages[t], market.stages[t + 1] if t + 1 < len(market.stages) else None
    held = np.zeros((market.n, market.n), bool)
    for g, slack in zip(s.gates, o.slack):
        if isinstance(g["measure"], tuple) and slack <= 1e-9 * g["cap"]:
            held |= g["mask"]
    constant = np.zeros(market.n, bool) if after is None else (after.R0 > 0) & (after.eta == 0)
    return constant & (s.F0 == 0) & (held | ~s.open).all(axis=0)


def violation(market, out, xs, mus):
    """Largest excess, gate violation and complementarity product over the stage's base tonnes."""
    worst, where = 0.0, ""
    for t, s in enumerate(market.stages):
        o, scale = out[t], s.S0.sum()
        for i in np.where(s.sells)[0]:
            v = max(-o.excess[i], min(xs[t][i], 1.0) * o.excess[i]) / scale
            if v > worst:
                worst, where = v, f"{s.name} clearing {market.names[i]}"
        for g, (slack, mu) in enumerate(zip(o.slack, mus[t])):
            v = max(-slack, min(mu, 1.0) * slack) / scale
            if v > worst:
                worst, where = v, f"{s.name} gate {g}"
    return worst, where


def solve(market):
    """Fischer-Burmeister equations of the complementarity problem, scaled by base tonnes, by Levenberg-Marquardt with restarts."""
    sellers = [(t, i) for t, s in enumerate(market.stages) for i in np.where(s.sells)[0]]
    gates = [(t, g) for t, s in enumerate(market.stages) for g in range(len(s.gates))]
    size = len(sellers) + len(gates)

    def unpack(y):
        xs = [np.zeros(market.n) for _ in market.stages]
        mus = [[0.0] * len(s.gates) for s in market.stages]
        for k, (t, i) in enumerate(sellers):
            xs[t][i] = y[k]
        for k, (t, g) in enumerate(gates):
            mus[t][g] = y[len(sellers) + k]
        return xs, mus

    def equations(y):
        xs, mus = unpack(y)
        out = market.evaluate(xs, mus)
        slack = [out[t].excess[i] / market.stages[t].S0[i] for t, i in sellers]
        slack += [out[t].slack[g] / market.stages[t].gates[g]["cap"] for t, g in gates]
        b = np.array(slack)
        return y + b - np.sqrt(y * y + b * b)

    best = None
    for start in (1.0, 0.6, 1.8, 3.0):
        y0 = np.array([start] * len(sellers) + [0.05] * len(gates))
        if size == 0:
            return unpack(y0)
        try:
            r = least_squares(equations, y0, method="trf", xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=300, x_scale="jac")
        except (ValueError, np.linalg.LinAlgError):
            continue
        worst = np.abs(equations(r.x)).max()
        if best is None or worst < best[0]:
            best = (worst, r.x)
        if worst < 1e-10:
            break
    if best is None or best[0] > 1e-9:
        return None
    xs, mus = unpack(np.maximum(best[1], 0.0))
    worst, _ = violation(market, market.evaluate(xs, mus), xs, mus)
    return (xs, mus) if worst < 1e-9 else None


def main():
    for line in sys.stdin:
        case = json.loads(line)
        market = Market(case["market"])
        xs, mus, made = read(market, case["equilibrium"])
        result = {"seed": case.get("seed")}
        with np.errstate(all="ignore"):
            out = market.evaluate(xs, mus, made)
            result["certified"], result["where"] = compare(market, case["equilibrium"], out, xs)
            result["violation"], result["violated"] = violation(market, out, xs, mus)
            result["solved"] = None
            if case.get("solve"):
                mine = solve(market)
                if mine is not None:
                    again = market.evaluate(*mine)
                    result["solved"], result["solvedWhere"] = compare(market, case["equilibrium"], again, mine[0])
        print(json.dumps(result), flush=True)


main()
