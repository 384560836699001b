"""The errors of Winograd's convolutions F(4 x 4, 3 x 3), and F(6, 3) and F(4, 5) along a signal, in single precision, for several points, beside sums in double precision.

usage: winograd_points.py
Prints for some numbers of channels and points (plus and minus each, with 0 and infinity) the greatest error of the output and of the gradient of the weights, relative to the greatest number of each, and that of a
direct sum in single precision. Inputs are normal, weights He-uniform, gradients normal. Every operation is rounded as a fused multiply-add."""
import numpy as np

SAMPLES, SIZE, OUTPUTS, TILE = 4, 8, 16, 4
SIGNALS, TILES = 16, 8


def matrices(pairs, taps, places):
    """Rows for each point: of the data, of the weights, and of the output, transposed."""
    points = [0] + [sign * point for point in pairs for sign in (1, -1)]
    whole = np.poly(points)[::-1]
    data = [np.append(np.poly([q for q in points if q != p])[::-1], 0) for p in points] + [whole]
    weights = [np.power(float(p), range(taps)) / np.prod([p - q for q in points if q != p]) for p in points] + [np.eye(taps)[-1]]
    output = [np.power(float(p), range(places)) for p in points] + [np.eye(places)[-1]]
    return np.array(data), np.array(weights), np.array(output)


def transform(matrix, x, axes=2):
    """Along the first axis, or both of the first."""
    for _ in range(axes):
        rows = []
        for coefficients in matrix.astype(np.float32).astype(np.float64):
            total = np.zeros(x.shape[1:], np.float32)
            for coefficient, part in zip(coefficients, x):
                total = (coefficient * part + total.astype(np.float64)).astype(np.float32) if coefficient else total
            rows.append(total)
        x = np.stack(rows) if axes == 1 else np.swapaxes(np.stack(rows), 0, 1)
    return x


def product(left, right):
    """Chains of fused multiply-adds."""
    total = np.zeros(left.shape[:-1] + right.shape[-1:], np.float32)
    for k in range(left.shape[-1]):
        total = (left[..., k, None].astype(np.float64) * right[..., k, None, :] + total).astype(np.float32)
    return total


def error(actual, expected):
    return np.abs(actual - expected).max() / np.abs(expected).max()


def measure(channels, near, far, seed):
    random = np.random.default_rng(seed)
    data, weights, output = matrices((near, far), 3, TILE)
    x = np.pad(random.standard_normal((SAMPLES, SIZE, SIZE, channels)).astype(np.float32), ((0, 0), (1, 1), (1, 1), (0, 0)))
    w = (random.uniform(-1, 1, (3, 3, channels, OUTPUTS)) * np.sqrt(6 / (9 * channels))).astype(np.float32)
    dy = random.standard_normal((SAMPLES, SIZE, SIZE, OUTPUTS)).astype(np.float32)
    windows = {(i, j): x[:, i:i + SIZE, j:j + SIZE].reshape(-1, channels) for i in range(3) for j in range(3)}
    y = sum(windows[i, j].astype(np.float64) @ w[i, j] for i, j in windows)
    dw = np.stack([windows[tap].astype(np.float64).T @ dy.reshape(-1, OUTPUTS) for tap in windows])
    direct = error(product(np.concatenate(list(windows.values()), -1), w.reshape(-1, OUTPUTS)), y)

    def tiles(images, cells, end):
        return np.stack([np.stack([images[:, i:i + end:TILE, j:j + end:TILE].reshape(-1, images.shape[-1]) for j in range(cells)]) for i in range(cells)])

    patches = transform(data, tiles(x, TILE + 2, SIZE - TILE + 1))
    actual = transform(output.T, product(patches, transform(weights, w)))
    forward = error(actual, tiles(y.reshape(dy.shape), TILE, SIZE))
    sums = product(np.swapaxes(patches, 2, 3), transform(output, tiles(dy, TILE, SIZE)))
    return forward, error(transform(weights.T, sums).reshape(dw.shape), dw), direct


def measure_signal(channels, taps, pairs, seed):
    random = np.random.default_rng(seed)
    cells = 2 * len(pairs) + 2
    places = cells + 1 - taps
    length = TILES * places
    data, weights, output = matrices(pairs, taps, places)
    x = np.pad(random.standard_normal((SIGNALS, length, channels)).astype(np.float32), ((0, 0), (taps // 2, taps // 2), (0, 0)))
    w = (random.uniform(-1, 1, (taps, channels, OUTPUTS)) * np.sqrt(6 / (taps * channels))).astype(np.float32)
    dy = random.standard_normal((SIGNALS, length, OUTPUTS)).astype(np.float32)
    windows = [x[:, i:i + length].reshape(-1, channels) for i in range(taps)]
    y = sum(window.astype(np.float64) @ tap for window, tap in zip(windows, w))
    dw = np.stack([window.astype(np.float64).T @ dy.reshape(-1, OUTPUTS) for window in windows])
    direct = error(product(np.concatenate(windows, -1), w.reshape(-1, OUTPUTS)), y)

    def tiles(signals, count):
        return np.stack([signals[:, i:i + length - places + 1:places].reshape(-1, signals.shape[-1]) for i in range(count)])

    patches = transform(data, tiles(x, cells), 1)
    forward = error(transform(output.T, product(patches, transform(weights, w, 1)), 1), tiles(y.reshape(dy.shape), places))
    sums = product(np.swapaxes(patches, 1, 2), transform(output, tiles(dy, places), 1))
    return forward, error(transform(weights.T, sums, 1), dw), direct


for count in (16, 64, 256, 512):
    for pair in ((0.75, 1.5), (0.5, 1.5), (1, 2)):
        forward, gradient, direct = np.max([measure(count, *pair, seed) for seed in range(3)], 0)
        print(f'{count:4} channels, points {pair}: output {forward:.1e}, gradient of the weights {gradient:.1e}, direct {direct:.1e}')

for count in (16, 64, 256, 512):
    for taps in (3, 5):
        for pairs in ((0.5, 1, 2), (0.5, 1, 1.75), (0.5, 1, 1.5), (0.75, 1.5)):
            forward, gradient, direct = np.max([measure_signal(count, taps, pairs, seed) for seed in range(3)], 0)
            print(f'{count:4} channels of a signal, {taps} taps, points {pairs}: output {forward:.1e}, gradient of the weights {gradient:.1e}, direct {direct:.1e}')
