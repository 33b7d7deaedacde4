"""A second program for `project evaluate`, written from the definitions of docs/methods/cash-flow.md alone; it shares no code with src/.

Reads a JSON list of {"project": ..., "regime": ...} from stdin, prints a JSON list of results.
"""
import json
import sys


def pad(values, n):
    return list(values) + [0.0] * (n - len(values))


def length(value):
    return len(value) if isinstance(value, list) else 0


def horizon(p):
    lists = [len(q["tonnes"]) for q in p["products"]] + [length(q["price"]) for q in p["products"]]
    operating = p.get("operating", [])
    lists.append(len(operating["ore"]) if isinstance(operating, dict) else len(operating))
    lists += [len(c["spend"]) for c in p.get("capital", [])]
    n = max(lists)
    closure = p.get("closure")
    if closure and closure.get("year", "last") != "last":
        n = max(n, closure["year"] - p["firstYear"] + 1)
    return n


def marginal(brackets, income):
    tax = 0.0
    for i, (low, rate) in enumerate(brackets):
        high = brackets[i + 1][0] if i + 1 < len(brackets) else float("inf")
        tax += rate * max(0.0, min(income, high) - low)
    return tax


def depreciation(capital, lives, first, last, n, erosion):
    by_year = [0.0] * n
    if first is None:
        return by_year
    for item in capital:
        life = lives.get(item["class"], 10)
        for year, spend in enumerate(item["spend"]):
            start = max(year, first)
            if start > last:
                by_year[start] += spend * erosion ** (start - year)
                continue
            remaining = spend
            for k in range(start, last + 1):
                part = min(remaining, spend / life)
                if k == last:
                    part = remaining
                by_year[k] += part * erosion ** (k - year)
                remaining -= part
    return by_year


def income_tax(levy, profit, erosion):
    """profit: taxable profit before losses. The pool holds [year, amount], oldest first."""
    years, cap = levy.get("lossYears", 0), levy.get("lossCap", 1.0)
    pool, taxes = [], []
    for t, amount in enumerate(profit):
        pool = [[y, loss * erosion] for y, loss in pool if t - y <= years and loss > 0]
        if amount <= 0:
            if amount < 0:
                pool.append([t, -amount])
            taxes.append(0.0)
            continue
        allowance = cap * amount
        used = 0.0
        for entry in pool:
            take = min(entry[1], allowance - used)
            entry[1] -= take
            used += take
        taxes.append(marginal(levy["brackets"], amount - used))
    return taxes


def evaluate(p, regime, scale=1.0):
    n = horizon(p)
    inflation = p.get("inflation")
    nominal = p.get("prices", "real") == "nominal"
    grow = [(1 + inflation) ** k if nominal and inflation is not None else 1.0 for k in range(n)]
    erosion = 1 / (1 + inflation) if (not nominal and inflation is not None) else 1.0

    operating = p.get("operating", [])
    if isinstance(operating, dict):
        operating = [x * operating["perTonneOre"] for x in operating["ore"]]
    operating = [x * g for x, g in zip(pad(operating, n), grow)]
    capital = [{"class": c["class"], "spend": [x * g for x, g in zip(pad(c["spend"], n), grow)]} for c in p.get("capital", [])]
    spend = [sum(c["spend"][t] for c in capital) for t in range(n)]
    closing = [0.0] * n
    if p.get("closure"):
        year = p["closure"].get("year", "last")
        at = n - 1 if year == "last" else year - p["firstYear"]
        closing[at] = p["closure"]["cost"] * grow[at]

    products = []
    for q in p["products"]:
        price = q["price"] if isinstance(q["price"], list) else [q["price"]] * n
        price = [x * g * scale for x, g in zip(pad(price, n), grow)]
        tonnes = pad(q["tonnes"], n)
        charge = q.get("treatmentPerTonne", 0) + q.get("freightPerTonne", 0)
        gross = [a * b for a, b in zip(price, tonnes)]
        net = [gr * q.get("payable", 1) - charge * g * t for gr, g, t in zip(gross, grow, tonnes)]
        products.append(dict(mineral=q["mineral"], grade=q.get("grade", q.get("form", "concentrate")), price=price, tonnes=tonnes, gross=gross, net=net))
    producing = [t for t in range(n) if any(q["tonnes"][t] > 0 for q in products)]
    first, last = (producing[0], producing[-1]) if producing else (None, None)
    sales = [sum(q["net"][t] for q in products) for t in range(n)]
    pretax = [sales[t] - operating[t] - spend[t] - closing[t] for t in range(n)]

    byLevy = {}
    special = p.get("participation", "share") == "special-royalty"
    deductible = [0.0] * n

    def book(levy, amounts):
        total = byLevy.setdefault(levy["kind"], [0.0] * n)
        for t in range(n):
            total[t] += amounts[t]
            if levy.get("deductible"):
                deductible[t] += amounts[t]

    for levy in regime["levies"]:
        if levy["kind"] == "royalty":
            base = [sum(max(0.0, q["gross" if levy["base"] == "gross" else "net"][t]) for q in products) for t in range(n)]
            book(levy, [levy["rate"] * b for b in base])
        elif levy["kind"] == "surtax":
            amounts = [0.0] * n
            for q in products:
                if q["mineral"] != levy["mineral"] or q["grade"] != levy["grade"]:
                    continue
                for t in range(n):
                    rates = [rate for edge, rate in levy["bands"] if q["price"][t] >= edge]
                    amounts[t] += (rates[-1] if rates else 0.0) * q["gross"][t]
            book(levy, amounts)
        elif levy["kind"] == "special-royalty" and special:
            book(levy, [levy["rate"] * sum(q["gross"][t] for q in products) for t in range(n)])

    lenders = []
    interest, service = [0.0] * n, [0.0] * n
    for loan in p.get("debt", []):
        owed, begun = 0.0, None
        flow, paid_interest = [], []
        for t in range(n):
            if begun is None and spend[t] > 0:
                begun = t
            age = 0 if begun is None else t - begun
            due = owed * loan["rate"]
            back = owed / (loan["years"] - age + 1) if loan["grace"] < age <= loan["years"] else 0.0
            draw = loan["share"] * spend[t] if begun is not None and age < loan["years"] else 0.0
            if t == n - 1:
                back = owed + draw
            owed += draw - back
            flow.append(due + back - draw)
            paid_interest.append(due)
            interest[t] += due
            service[t] += due + back - draw
        lenders.append([loan["lender"], flow])

    for levy in regime["levies"]:
        if levy["kind"] == "income-tax":
            wear = depreciation(capital, levy.get("depreciation", {}), first, last, n, erosion)
            profit = [sales[t] - operating[t] - closing[t] - deductible[t] - wear[t] - interest[t] for t in range(n)]
            book(levy, income_tax(levy, profit, erosion))

    owners = [dict(o) for o in p.get("owners", [{"party": "firm", "country": p["host"], "share": 1.0}])]
    law = next((l for l in regime["levies"] if l["kind"] == "state-share"), None)
    if special:
        owners = [o for o in owners if o["party"] != "host-state"]
        whole = sum(o["share"] for o in owners)
        for o in owners:
            o["share"] /= whole
    elif law and not any(o["party"] == "host-state" for o in owners):
        whole = sum(o["share"] for o in owners)
        for o in owners:
            o["share"] *= (1 - law["share"]) / whole
        owners.append(dict(party="host-state", share=law["share"]))
    for o in owners:
        if o["party"] == "host-state":
            o.setdefault("terms", law["terms"] if law else "paid")
            o.setdefault("rate", law.get("rate", 0.0) if law else 0.0)
        o.setdefault("terms", "paid")
        o["flow"] = [0.0] * n
        o["loan"] = 0.0
    payers = [o for o in owners if o["terms"] == "paid"]
    weight = sum(o["share"] for o in payers)
    dividend_levy = next((l for l in regime["levies"] if l["kind"] == "withholding" and l["on"] == "dividend"), None)
    withheld = [0.0] * n
    for t in range(n):
        cash = pretax[t] - sum(levy[t] for levy in byLevy.values()) - service[t]
        for o in owners:
            o["loan"] *= 1 + o.get("rate", 0.0) if o["terms"] == "carried" else 1
        if cash < 0:
            for o in payers:
                o["flow"][t] = cash * o["share"] / weight
            for o in owners:
                if o["terms"] == "carried":
                    o["loan"] += -cash * o["share"]
            continue
        returned = 0.0
        for o in owners:
            part = cash * o["share"]
            if o["terms"] == "carried":
                repay = min(part, o["loan"])
                o["loan"] -= repay
                returned += repay
                part -= repay
            if dividend_levy and o.get("country", p["host"]) != p["host"]:
                tax = part * dividend_levy.get("treaty", {}).get(o["country"], dividend_levy["rate"])
                withheld[t] += tax
                part -= tax
            o["flow"][t] = part
        for o in payers:
            o["flow"][t] += returned * o["share"] / weight
    if dividend_levy:
        byLevy["withholding"] = withheld

    levies = [sum(levy[t] for levy in byLevy.values()) for t in range(n)]
    kinds = {"firm": [0.0] * n, "host-state": [0.0] * n, "lender": [0.0] * n, "host-treasury": levies, "other": [0.0] * n}
    for o in owners:
        for t in range(n):
            kinds[o["party"]][t] += o["flow"][t]
    for _, flow in lenders:
        for t in range(n):
            kinds["lender"][t] += flow[t]
    return dict(n=n, pretax=pretax, byLevy=byLevy, levies=levies, kinds=kinds, unpaidCarry=sum(o["loan"] for o in owners if o["terms"] == "carried"))


def npv(flow, rate, timing):
    lag = {"start": 0, "mid": 0.5, "end": 1}[timing]
    return sum(x * (1 + rate) ** -(k + lag) for k, x in enumerate(flow))


def roots(flow):
    """All r in (-0.97, 30) by a fine grid and bisection; pairs closer than the grid are not seen."""
    def value(x):
        total = 0.0
        for f in reversed(flow):
            total = total * x + f
        return total
    grid = [1 / (1 + r) for r in [-0.97 + 0.0005 * i for i in range(6000)]] + [1 / (1 + 2.03 + 0.01 * i) for i in range(2797)]
    found = []
    for a, b in zip(grid, grid[1:]):
        fa, fb = value(a), value(b)
        if fa == 0 or fa * fb < 0:
            for _ in range(200):
                mid = (a + b) / 2
                if value(mid) * fa > 0:
                    a = mid
                else:
                    b = mid
            found.append(2 / (a + b) - 1)
    return sorted(found)


def payback(flow, first_year):
    total, seen, answer = 0.0, False, None
    for k, x in enumerate(flow):
        total += x
        if total < 0:
            seen, answer = True, None
        elif seen and answer is None:
            answer = first_year + k
    return answer


def breakeven(p, regime):
    """Least scale with firm NPV >= 0 there and above, by a scan from the top and bisection; band edges are scanned on both sides."""
    def worth(s):
        return npv(evaluate(p, regime, s)["kinds"]["firm"], p["discount"]["firm"], p["timing"])
    edges = set()
    for levy in regime["levies"]:
        if levy["kind"] == "surtax":
            for q in p["products"]:
                prices = q["price"] if isinstance(q["price"], list) else [q["price"]]
                for price in prices:
                    for edge, _ in levy["bands"]:
                        if edge > 0 and price > 0:
                            edges.update([edge / price * (1 - 1e-10), edge / price * (1 + 1e-10)])
    top = max([4.0] + [2 * e for e in edges])
    grid = sorted(set([top * i / 400 for i in range(401)]) | edges)
    values = [worth(s) for s in grid]
    if values[-1] < 0:
        return None
    for i in range(len(grid) - 1, 0, -1):
        if values[i - 1] < 0 <= values[i]:
            a, b = grid[i - 1], grid[i]
            for _ in range(80):
                mid = (a + b) / 2
                if worth(mid) < 0:
                    a = mid
                else:
                    b = mid
            return b
    return None


def result(p, regime, with_breakeven):
    e = evaluate(p, regime)
    d, timing = p["discount"], p["timing"]
    base = npv(e["pretax"], d["project"], timing)
    levies = npv(e["levies"], d["project"], timing)
    state = npv(e["kinds"]["host-state"], d["project"], timing)
    out = dict(
        preTaxCashFlow=e["pretax"], byLevy=e["byLevy"], kinds=e["kinds"], unpaidCarry=e["unpaidCarry"],
        npv=base, governmentPv=levies, firmNpv=npv(e["kinds"]["firm"], d["firm"], timing),
        stateNpv=npv(e["kinds"]["host-state"], d["host"], timing),
        aetr=(levies + state) / base if base > 0 else None, payback=payback(e["pretax"], p["firstYear"]),
        irr=roots(e["pretax"]), firmIrr=roots(e["kinds"]["firm"]))
    if with_breakeven:
        out["breakeven"] = breakeven(p, regime)
        if out["breakeven"] is not None:
            at = evaluate(p, regime, out["breakeven"])
            before, after = roots(at["pretax"]), roots([a - b for a, b in zip(at["pretax"], at["levies"])])
            out["metr"] = (before[-1] - after[-1]) / before[-1] if before and after and before[-1] != 0 else None
    return out


if __name__ == "__main__":
    json.dump([result(c["project"], c["regime"], c["breakeven"]) for c in json.load(sys.stdin)], sys.stdout)
