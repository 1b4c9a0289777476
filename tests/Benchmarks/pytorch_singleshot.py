"""Times one singleshot run in PyTorch, on one thread, without planting: what `plantnseek bench run` is compared with.

    python3 tests/Benchmarks/pytorch_singleshot.py [--task circle] [--depth 5] [--width 100] [--density 1] [--pruner Magnitude]
"""
from pytorch_published import prune, run, scores


def singleshot(arguments, timed, network, loss, inputs, targets, loader, test_loader):
    timed("pruning", lambda: prune(network, scores(arguments.pruner, network, loss, inputs, targets), arguments.density))


run(singleshot)
