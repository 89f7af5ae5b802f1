using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookNet.Autodiff;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>matmul</c>: matrix products beside what the processor's multiply-add units can do at most.</summary>
internal static class MatMulCommand
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.4);

    // Squares; the products of the dense workloads: x · W at two batch sizes, and its weight gradient's shape; single rows and few.
    private static readonly (int M, int K, int N)[] Shapes =
    [
        (64, 64, 64), (128, 128, 128), (256, 256, 256), (512, 512, 512), (768, 768, 768), (1024, 1024, 1024),
        (32, 784, 128), (128, 784, 128), (784, 128, 128), (128, 128, 10), (1, 784, 128), (8192, 288, 64), (64, 28, 256),
        (1, 1600, 10), (4, 1600, 10), (64, 1600, 10),
    ];

    public static Command Create()
    {
        var threads = CommonOptions.Threads();
        var command = new Command(
            "matmul",
            "Print a line 'peak', GFLOP/s of fused multiply-adds on one core without any memory, then a line MxKxN, GFLOP/s per product. One thread when --threads is not given.") { threads };
        command.SetAction(parse => Run(parse.GetValue(threads) ?? 1));
        return command;
    }

    private static int Run(int threads)
    {
        using var limit = Workers.Limit(threads);
        Console.WriteLine(FormattableString.Invariant($"peak\t{Peak():F1}"));
        foreach (var (m, k, n) in Shapes)
        {
            using var tape = new GradientTape();
            var product = Tensor.RandomNormal([m, k], seed: 1).MatMul(Tensor.RandomNormal([k, n], seed: 2));
            var program = new RecordedStep(tape, product, []);
            var times = Timing.Sorted(program.Forward, Length);
            Console.WriteLine(FormattableString.Invariant(
                $"{m}x{k}x{n}\t{2.0 * m * k * n / Timing.Quantile(times, 0.5) / 1e3:F1}"));
        }

        return 0;
    }

    /// <summary>Billions of floating-point operations a second, two for each multiply-add, from registers alone; the best of a few tries.</summary>
    private static double Peak()
    {
        var best = 0.0;
        for (var attempt = 0; attempt < 30; attempt++)
        {
            const int Rounds = 1_000_000;
            var before = Stopwatch.GetTimestamp();
            var sum = Vector512.IsHardwareAccelerated ? Fused512(Rounds) : Fused256(Rounds);
            var seconds = Stopwatch.GetElapsedTime(before).TotalSeconds;
            var lanes = Vector512.IsHardwareAccelerated ? 16 : 8;
            best = Math.Max(best, float.IsNaN(sum) ? 0 : 2.0 * 12 * lanes * Rounds / seconds / 1e9);
        }

        return best;
    }

    // Twelve sums side by side: more than the two units times their four cycles need.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Fused512(int rounds)
    {
        var (x, y) = (Vector512.Create(0.5f), Vector512.Create(0.25f));
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var round = 0; round < rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Fused256(int rounds)
    {
        var (x, y) = (Vector256.Create(0.5f), Vector256.Create(0.25f));
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var round = 0; round < rounds; round++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y);
            b = Vector256.FusedMultiplyAdd(b, x, y);
            c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y);
            f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y);
            h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y);
            k = Vector256.FusedMultiplyAdd(k, x, y);
            l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
