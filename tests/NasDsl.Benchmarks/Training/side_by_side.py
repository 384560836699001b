"""The engine and PyTorch take turns; prints the medians, and the median of the ratios of the turns.

usage: side_by_side.py train|latency DLL [--turns 7] [--candidates N] [--python python3] [--avx2] NET ...
DLL is the built NasDsl.Benchmarks.dll. With N candidates the engine trains N at once on threads of one process, and PyTorch runs N processes: samples per second of processor time, all of them together over N. With --avx2 both keep to
the vectors of processors without AVX-512."""
import argparse
import os
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TCMALLOC = '/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4'


def torch(what, net, arguments):
    vectors = dict(OPENBLAS_CORETYPE='HASWELL', ATEN_CPU_CAPABILITY='avx2', DNNL_MAX_CPU_ISA='AVX2') if arguments.avx2 else dict(OPENBLAS_CORETYPE='SKYLAKEX')
    environment = dict(os.environ, **vectors, OPENBLAS_NUM_THREADS='1', LD_PRELOAD=TCMALLOC if os.path.exists(TCMALLOC) else '')
    layout = 'nchw' if net in ('N1', 'N5') else 'nhwc'
    command = [arguments.python, os.path.join(HERE, 'torch_twin.py'), what, net, '--fmt', layout, '--sec', str(arguments.sec)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(arguments.candidates)]
    return statistics.mean(float(process.communicate()[0]) for process in processes)


def engine(what, net, arguments):
    options = ['latency'] if what == 'latency' else ['--candidates', str(arguments.candidates)] if arguments.candidates > 1 else []
    environment = dict(os.environ, DOTNET_EnableAVX512='0') if arguments.avx2 else None
    last = subprocess.run(['dotnet', arguments.dll, *options, net], env=environment, capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
    return float(last[1] if what == 'latency' else last[2])


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('what', choices=['train', 'latency'])
    parser.add_argument('dll')
    parser.add_argument('nets', nargs='+')
    parser.add_argument('--turns', type=int, default=7)
    parser.add_argument('--candidates', type=int, default=1)
    parser.add_argument('--sec', type=float, default=1)
    parser.add_argument('--python', default='python3')
    parser.add_argument('--avx2', action='store_true')
    arguments = parser.parse_args()
    for net in arguments.nets:
        turns = [(torch(arguments.what, net, arguments), engine(arguments.what, net, arguments)) for _ in range(arguments.turns)]
        ratios = [(p / e if arguments.what == 'latency' else e / p) for p, e in turns]
        unit = 'us' if arguments.what == 'latency' else 'samples/s'
        print(f'{net:10} PyTorch {statistics.median(p for p, _ in turns):10.1f} {unit}, engine {statistics.median(e for _, e in turns):10.1f} {unit}: '
              f'{statistics.median(ratios):.2f} times ({min(ratios):.2f} to {max(ratios):.2f})', flush=True)
