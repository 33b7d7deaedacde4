"""A second program for the block of docs/methods/market.md: one-stage markets, joint outputs and one corridor with detours, by scipy.

Reads {"markets": lodeward-markets/1} on stdin, solves the Fischer-Burmeister equations of the complementarity problem from the base year, and
prints {"price": {market: {country: x}}, "rent": money per gross tonne, "excess": largest relative excess}.
"""
import json
import sys

import numpy as np
from scipy.optimize import least_squares

doc = json.load(sys.stdin)["markets"]
names = list(doc["markets"])
markets = {}
for name in names:
    raw = doc["markets"][name]["stages"][0]
    codes = []
    for seller, buyer, _ in raw["flows"]:
        codes += [c for c in (seller, buyer) if c not in codes]
    q = np.zeros((len(codes), len(codes)))
    for seller, buyer, tonnes in raw["flows"]:
        q[codes.index(seller), codes.index(buyer)] = tonnes
    lost = np.ones(len(codes))
    for m in doc["markets"][name].get("measures", []):
        lost[codes.index(m["country"])] *= 1 - m["lost"]
    markets[name] = {"raw": raw, "codes": codes, "q": q, "S0": q.sum(1), "D0": q.sum(0), "run": lost, "joint": np.zeros(len(codes))}
for j in doc["joint"]:
    p = markets[j["product"]["market"]]
    p["joint"][p["codes"].index(j["product"]["country"])] += j["tonnes"]
corridor = doc["corridors"][0]
unit = 4 * max(d["cost"] for d in corridor["detours"])
sellers = [(name, i) for name in names for i in np.where(markets[name]["S0"] > 0)[0]]


def equations(y):
    x = {name: np.zeros(len(m["codes"])) for name, m in markets.items()}
    for value, (name, i) in zip(y, sellers):
        x[name][i] = value
    mu, gross, excess = y[-1], 0.0, {}
    for name, m in markets.items():
        raw, p0 = m["raw"], m["raw"]["basePrice"]
        P = np.repeat(x[name][:, None], len(m["codes"]), axis=1)
        for w in corridor["passages"]:
            if w["market"] == name:
                P[m["codes"].index(w["from"]), m["codes"].index(w["to"])] += w["grossPerTonne"] * mu * unit / p0
        with np.errstate(divide="ignore", invalid="ignore"):
            a = np.where(m["D0"] > 0, m["q"] / m["D0"], 0.0)
            w = a * np.exp(-raw["sigma"] * (P - 1))
            V = 1 - np.log(w.sum(0)) / raw["sigma"]
            V = np.where(m["D0"] > 0, V, 1.0)
            D = m["D0"] * V ** -raw.get("demand", {}).get("elasticity", 0.2) / (1 + np.exp((V - raw["choke"]) / 0.05))
            m["flow"] = np.where(m["D0"] > 0, w / w.sum(0) * D, 0.0)
        for passage in corridor["passages"]:
            if passage["market"] == name:
                i, j = m["codes"].index(passage["from"]), m["codes"].index(passage["to"])
                gross += passage["grossPerTonne"] * m["flow"][i, j]
    for name, m in markets.items():
        raw, supply = m["raw"], m["raw"].get("supply", {})
        eta, cap = supply.get("elasticity", 0.3), supply.get("capacity", np.inf)
        margin, made = x[name].copy(), []
        for i, code in enumerate(m["codes"]):
            mine = [j for j in doc["joint"] if j["host"]["market"] == name and j["host"]["country"] == code]
            top, bottom = raw["basePrice"] * x[name][i], raw["basePrice"]
            for j in mine:
                p = markets[j["product"]["market"]]
                value = j["tonnes"] / m["S0"][i] * p["raw"]["basePrice"]
                top, bottom = top + value * x[j["product"]["market"]][p["codes"].index(code)], bottom + value
            margin[i] = top / bottom
        own = m["run"] * (m["S0"] - m["joint"])
        m["made"] = own * np.minimum(cap, np.maximum(margin, 0) ** eta)
        m["level"] = np.where(own > 0, m["made"] / np.where(m["S0"] > 0, m["S0"], 1), 0.0)
        excess[name] = m["made"] - m["flow"].sum(1)
    for j in doc["joint"]:
        h, p = markets[j["host"]["market"]], markets[j["product"]["market"]]
        level = h["level"][h["codes"].index(j["host"]["country"])]
        excess[j["product"]["market"]][p["codes"].index(j["product"]["country"])] += j["tonnes"] * level
    room = corridor["tonnes"]
    for d in corridor["detours"]:
        room += d["tonnes"] / (1 + np.exp((d["cost"] - mu * unit) / (0.02 * unit)))
    b = np.array([excess[name][i] / markets[name]["S0"][i] for name, i in sellers] + [(room - gross) / max(corridor["tonnes"], 1)])
    return y + b - np.sqrt(y * y + b * b)


r = least_squares(equations, np.array([1.0] * len(sellers) + [0.05]), xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=2000, x_scale="jac")
price = {name: {} for name in names}
for value, (name, i) in zip(r.x, sellers):
    price[name][markets[name]["codes"][i]] = value
print(json.dumps({"price": price, "rent": r.x[-1] * unit, "excess": float(np.abs(equations(r.x)).max())}))
