using System.Diagnostics;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Threads;

/// <summary>Several threads of a notebook use the team at once. A deadlock shows as a failed wait, not as a test that hangs.</summary>
[Collection(AloneCollection.Name)]
public sealed class ConcurrentCallersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Fact]
    public void Tens_of_thousands_of_short_works_under_changing_limits_all_come_out_right() => OnThreads(4, caller =>
    {
        var random = new RandomStream(caller);
        for (var i = 0; i < 3000; i++)
        {
            using var limit = Workers.Limit(i % 300 < 150 ? 2 + (caller % 2) : 1 + random.NextInt(4));
            var results = new int[1 + random.NextInt(12)];
            WorkerTeam.Run(new Work(part => results[part] += part + i), results.Length);
            for (var part = 0; part < results.Length; part++)
            {
                Assert.Equal(part + i, results[part]);
            }
        }
    });

    [Fact]
    public void Matrix_products_of_several_threads_do_not_mix()
    {
        const int Size = 96;
        var a = Awkward.Row(Size * Size, seed: 1);
        var b = Awkward.Row(Size * Size, seed: 2);
        var expected = new float[Size * Size];
        ScalarTwin.MatrixMultiply<float>(Size, Size, Size, a, false, b, false, expected, accumulate: false);
        OnThreads(3, caller =>
        {
            using var limit = Workers.Limit(1 + caller);
            var c = new float[Size * Size];
            for (var i = 0; i < 300; i++)
            {
                MatrixMultiply.Run(Size, Size, Size, a, false, b, false, c, accumulate: false);
                Same.AssertBits(expected, c, $"caller {caller}, product {i}");
            }
        });
    }

    [Fact]
    public void A_failure_reaches_its_own_caller_only() => OnThreads(4, caller =>
    {
        using var limit = Workers.Limit(2 + (caller % 2));
        for (var i = 0; i < 1000; i++)
        {
            var name = FormattableString.Invariant($"{caller}/{i}");
            var run = () => WorkerTeam.Run(new Work(part => _ = part == 3 && caller == 0 ? throw new FormatException(name) : part), 6);
            if (caller == 0)
            {
                Assert.Equal(name, Assert.Throws<FormatException>(run).Message);
            }
            else
            {
                run();
            }
        }
    });

    private static void OnThreads(int count, Action<int> action)
    {
        var clock = Stopwatch.StartNew();
        var failures = new Exception?[count];
        var threads = Enumerable.Range(0, count).Select(caller => new Thread(() => failures[caller] = Record.Exception(() => action(caller)))
        {
            IsBackground = true,
        }).ToList();
        threads.ForEach(thread => thread.Start());

        Assert.All(threads, thread => Assert.True(thread.Join(Patience), $"a caller still waits after {clock.Elapsed}"));
        Assert.All(failures, Assert.Null);
    }
}
