"""Writes sequential.pt: the state_dict of the tests' Sequential, entry i of tensor k being (i + 100 k) / 8."""
import collections
import pathlib

import torch

SHAPES = [
    ("features.conv.weight", (4, 2, 3, 3)),
    ("features.bn.weight", (4,)),
    ("features.bn.bias", (4,)),
    ("features.bn.running_mean", (4,)),
    ("features.bn.running_var", (4,)),
    ("fc.weight", (3, 36)),
    ("fc.bias", (3,)),
]

state = collections.OrderedDict()
for k, (name, shape) in enumerate(SHAPES):
    count = torch.tensor(shape).prod().item()
    state[name] = ((torch.arange(count, dtype=torch.float32) + 100 * k) / 8).reshape(shape)
state["features.bn.num_batches_tracked"] = torch.tensor(7)
torch.save(state, pathlib.Path(__file__).with_name("sequential.pt"))
