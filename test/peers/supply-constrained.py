"""The mixed model of Miller & Blair in blocks, in plain Python: outputs of the stopped sectors given, all others endogenous."""

import json
import sys


def solve(matrix, right):
    n = len(right)
    a = [row[:] + [right[i]] for i, row in enumerate(matrix)]
    for k in range(n):
        p = max(range(k, n), key=lambda i: abs(a[i][k]))
        a[k], a[p] = a[p], a[k]
        for i in range(n):
            if i != k and a[i][k] != 0:
                f = a[i][k] / a[k][k]
                a[i] = [x - f * y for x, y in zip(a[i], a[k])]
    return [a[i][n] / a[i][i] for i in range(n)]


case = json.load(sys.stdin)
n, lost = case["n"], case["lost"]
A = [case["coefficients"][i * n : (i + 1) * n] for i in range(n)]
stopped = [k for k in range(n) if lost[k] > 0]
others = [k for k in range(n) if lost[k] == 0]
system = [[(1.0 if i == j else 0.0) - A[i][j] for j in others] for i in others]
right = [sum(A[i][k] * lost[k] for k in stopped) for i in others]
answer = lost[:]
for k, x in zip(others, solve(system, right)):
    answer[k] = x
final = {k: answer[k] - sum(A[k][j] * answer[j] for j in range(n)) for k in stopped}
json.dump({"output": answer, "final": [final.get(k, 0.0) for k in range(n)]}, sys.stdout)
