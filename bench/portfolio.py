"""The rival of bench/portfolio.ts: native HiGHS (highspy), one thread, on a file in MPS format. Prints seconds, objective, bound."""
import json
import sys
import time

import highspy

solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("threads", 1)
solver.setOptionValue("time_limit", float(sys.argv[2]))
solver.setOptionValue("mip_rel_gap", float(sys.argv[3]))
solver.readModel(sys.argv[1])
start = time.perf_counter()
solver.run()
seconds = time.perf_counter() - start
info = solver.getInfo()
print(json.dumps({"seconds": seconds, "objective": info.objective_function_value, "bound": info.mip_dual_bound}))
