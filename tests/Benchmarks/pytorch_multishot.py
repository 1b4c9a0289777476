"""Times one multishot run in PyTorch, on one thread, without planting: what `plantnseek bench run --experiment multishot` is compared with.

    python3 tests/Benchmarks/pytorch_multishot.py [--task circle] [--depth 5] [--width 100] [--density 1] [--pruner Magnitude]
"""
import copy

from pytorch_published import masked, prune, run, scores, train

ROUNDS, EPOCHS = 10, 5


def multishot(arguments, timed, network, loss, inputs, targets, loader, test_loader):
    start = copy.deepcopy([p.data for _, p in masked(network)])

    def rounds():
        for level in range(1, ROUNDS + 1):
            train(network, loss, loader, test_loader, EPOCHS)
            prune(network, scores(arguments.pruner, network, loss, inputs, targets), arguments.density ** (level / ROUNDS))
            for (_, p), value in zip(masked(network), start):
                p.data.copy_(value)

    timed("pruning", rounds)


run(multishot)
