"""Sobol indices of one small ban by quadrature, for test/peers/drivers.test.ts: another solver, no random numbers, another way to the indices.

Seller A sells 40 t to K and 20 t to itself, seller B 60 t to K; B may not sell to K. K's index is x - ln(0.4)/sigma, so A's price x solves
60 x^eta = 100 (x - ln(0.4)/sigma)^-eps + 20 x^-eps. Variances of conditional means over a grid of equally likely points of each range.
"""
import json
import math
import sys

ranges = json.load(sys.stdin)
points = 16


def quantile(row, u):
    low, high = row
    return low + (high - low) * u


def lost(sigma, eps, eta):
    left, right = 0.5, 1e6
    for _ in range(200):
        x = math.sqrt(left * right)
        demand = 100 * (x - math.log(0.4) / sigma) ** -eps + 20 * x**-eps
        if 60 * x**eta > demand:
            right = x
        else:
            left = x
    return 100 - 100 * (left - math.log(0.4) / sigma) ** -eps


names = ["sigma", "demand", "supply"]
grid = [[quantile(ranges[name], (k + 0.5) / points) for k in range(points)] for name in names]
values = {
    (i, j, k): lost(grid[0][i], grid[1][j], grid[2][k])
    for i in range(points)
    for j in range(points)
    for k in range(points)
}
mean = sum(values.values()) / len(values)
variance = sum((v - mean) ** 2 for v in values.values()) / len(values)


def explained(kept):
    """Variance of the mean given the parameters kept, over the whole."""
    groups = {}
    for key, value in values.items():
        groups.setdefault(tuple(key[i] for i in kept), []).append(value)
    return sum((sum(g) / len(g) - mean) ** 2 for g in groups.values()) / len(groups) / variance


print(
    json.dumps(
        {
            name: {"first": explained([i]), "total": 1 - explained([j for j in range(3) if j != i])}
            for i, name in enumerate(names)
        }
    )
)
