"""What the published programs of "Plant 'n' Seek" do in a run, in their manner, on one thread: masks multiplied into the weights in every
forward pass, a DataLoader over single samples, Adam at 1e-3 on batches of 32, a test after every epoch. Planting is left out."""
import argparse
import json
import time

import numpy
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

SAMPLES, TEST = 10000, 1000
WIDTHS = {"relu": (1, 1), "circle": (2, 4), "helix": (1, 3)}
PRUNERS = ["Random", "Magnitude", "SNIP", "SynFlow"]


class Samples(Dataset):
    def __init__(self, inputs, targets):
        self.inputs, self.targets = inputs, targets

    def __len__(self):
        return len(self.inputs)

    def __getitem__(self, index):
        return self.inputs[index], self.targets[index]


def draw(task, rng):
    """One draw of samples with noise 0.01."""
    if task == "circle":
        inputs = rng.uniform(-1, 1, (SAMPLES, 2))
        slopes, bounds, offsets = [5, 10, 20, 40], [0.2, 0.5, 0.7], [0.0]
        for i, bound in enumerate(bounds):
            offsets.append(offsets[-1] + (slopes[i] - slopes[i + 1]) * bound)
        logits = (inputs ** 2).sum(1, keepdims=True) * slopes + offsets
        ranked = logits.argsort(1)
        targets = numpy.where(rng.uniform(size=SAMPLES) < 0.01, ranked[:, -2], ranked[:, -1])
        return torch.tensor(inputs, dtype=torch.float32), torch.tensor(targets)
    inputs = rng.uniform(-1, 1, (SAMPLES, 1))
    angle = numpy.pi * (5 + 3 * inputs)
    exact = numpy.maximum(inputs, 0) if task == "relu" else numpy.hstack([angle * numpy.cos(angle), angle * numpy.sin(angle), angle]) / (8 * numpy.pi)
    return torch.tensor(inputs, dtype=torch.float32), torch.tensor(exact + rng.normal(0, 0.01, exact.shape), dtype=torch.float32)


class MaskedLinear(nn.Linear):
    """A layer that multiplies its masks into its parameters whenever it is used."""

    def __init__(self, fan_in, fan_out, scale):
        super().__init__(fan_in, fan_out)
        nn.init.normal_(self.weight, 0, (2 / fan_in) ** 0.5)
        nn.init.normal_(self.bias, 0, scale)
        self.register_buffer("weight_mask", torch.ones_like(self.weight))
        self.register_buffer("bias_mask", torch.ones_like(self.bias))

    def forward(self, inputs):
        return nn.functional.linear(inputs, self.weight * self.weight_mask, self.bias * self.bias_mask)


def make_network(task, depth, width):
    widths = [WIDTHS[task][0]] + [width] * (depth - 2) + [WIDTHS[task][1]]
    layers, scale = [], 1.0
    for fan_in, fan_out in zip(widths, widths[1:]):
        scale *= (2 / fan_in) ** 0.5
        layers += [MaskedLinear(fan_in, fan_out, scale), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def masked(network):
    """Every parameter with its mask."""
    for layer in network:
        if isinstance(layer, MaskedLinear):
            yield layer.weight_mask, layer.weight
            yield layer.bias_mask, layer.bias


def scores(pruner, network, loss, inputs, targets):
    if pruner == "Random":
        return [torch.randn_like(p) for _, p in masked(network)]
    if pruner == "Magnitude":
        return [(m * p).abs().detach() for m, p in masked(network)]
    if pruner == "SNIP":
        loss(network(inputs), targets).backward()
        found = [(p.grad * p).abs().detach() for _, p in masked(network)]
        network.zero_grad()
        total = sum(f.sum() for f in found)
        return [f / total for f in found]
    signs = [p.sign().detach() for _, p in masked(network)]
    with torch.no_grad():
        for _, p in masked(network):
            p.abs_()
    network(torch.ones(1, inputs.shape[1])).sum().backward()
    found = [(p.grad * p).abs().detach() for _, p in masked(network)]
    network.zero_grad()
    with torch.no_grad():
        for (_, p), sign in zip(masked(network), signs):
            p.mul_(sign)
    return found


def prune(network, found, density):
    """Everything at or below the threshold goes, over all tensors at once."""
    everything = torch.cat([f.flatten() for f in found])
    removed = int((1 - density) * everything.numel())
    if removed < 1:
        return
    threshold = everything.kthvalue(removed).values
    for (mask, _), f in zip(masked(network), found):
        mask.copy_((f > threshold).float())


def train(network, loss, loader, test_loader, epochs):
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    for _ in range(epochs):
        network.train()
        total = 0.0
        for inputs, targets in loader:
            optimizer.zero_grad()
            batch_loss = loss(network(inputs), targets)
            total += batch_loss.item() * len(inputs)
            batch_loss.backward()
            optimizer.step()
        evaluate(network, loss, test_loader)


def evaluate(network, loss, loader):
    network.eval()
    total = 0.0
    with torch.no_grad():
        for inputs, targets in loader:
            outputs = network(inputs)
            total += (outputs.argmax(1) == targets).sum().item() if outputs.shape[1] == 4 else loss(outputs, targets).item() * len(inputs)
    return total / len(loader.dataset)


def run(experiment):
    """Reads the arguments, runs, and prints the times as a line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--task", choices=WIDTHS, default="circle")
    parser.add_argument("--depth", type=int, default=5)
    parser.add_argument("--width", type=int, default=100)
    parser.add_argument("--density", type=float, default=1.0)
    parser.add_argument("--pruner", choices=PRUNERS, default="Magnitude")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng = numpy.random.default_rng(1)
    times = {}

    def timed(part, work):
        start = time.perf_counter()
        result = work()
        times[part] = times.get(part, 0.0) + time.perf_counter() - start
        return result

    def prepare():
        held = SAMPLES - TEST
        (pruning_inputs, pruning_targets), (inputs, targets), (test_inputs, test_targets) = (draw(arguments.task, rng) for _ in range(3))
        rows = torch.randperm(held)[:40]
        return (
            make_network(arguments.task, arguments.depth, arguments.width),
            pruning_inputs[rows],
            pruning_targets[rows],
            DataLoader(Samples(inputs[:held], targets[:held]), batch_size=32, shuffle=True),
            DataLoader(Samples(test_inputs[held:], test_targets[held:]), batch_size=512),
        )

    loss = nn.CrossEntropyLoss() if arguments.task == "circle" else nn.MSELoss()
    network, inputs, targets, loader, test_loader = timed("preparing", prepare)
    experiment(arguments, timed, network, loss, inputs, targets, loader, test_loader)
    strong = timed("scoring", lambda: evaluate(network, loss, test_loader))
    timed("training", lambda: train(network, loss, loader, test_loader, 10))
    weak = timed("scoring", lambda: evaluate(network, loss, test_loader))
    kept = int(sum(m.sum() for m, _ in masked(network)))
    print(json.dumps({"seconds": sum(times.values()), "phases": times, "kept": kept, "strong": strong, "weak": weak, "pytorch": torch.__version__}))
