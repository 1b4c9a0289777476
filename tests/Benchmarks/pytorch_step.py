"""Times one Adam training step of the Circle network in PyTorch, on one thread: the figure `plantnseek bench step` is compared with.

    python3 tests/Benchmarks/pytorch_step.py [depth] [width] [batch]
"""
import json
import sys
import time

import torch

depth, width, batch = (int(a) for a in (sys.argv[1:] + ["5", "100", "32"][len(sys.argv) - 1:]))
torch.set_num_threads(1)
torch.manual_seed(1)
widths = [2] + [width] * (depth - 2) + [4]
layers = []
for fan_in, fan_out in zip(widths, widths[1:]):
    layers += [torch.nn.Linear(fan_in, fan_out), torch.nn.ReLU()]
network = torch.nn.Sequential(*layers[:-1])
optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
inputs, labels = torch.rand(9000, 2) * 2 - 1, torch.randint(4, (9000,))
order = torch.randperm(9000)


def step(i):
    rows = order[(i * batch) % 8000:][:batch]
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(network(inputs[rows]), labels[rows]).backward()
    optimizer.step()


steps = max(20, int(200 * (100 / width) ** 2))
for i in range(steps):
    step(i)
best = float("inf")
for _ in range(7):
    start = time.perf_counter()
    for i in range(steps):
        step(i)
    best = min(best, (time.perf_counter() - start) / steps)
print(f"PyTorch {torch.__version__}, depth {depth}, width {width}, batch {batch}: {best * 1e6:.1f} microseconds a step")
print(json.dumps({"seconds": best}))
