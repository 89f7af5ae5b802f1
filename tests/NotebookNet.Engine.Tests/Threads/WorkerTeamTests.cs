using System.Collections.Concurrent;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Threads;

[Collection(AloneCollection.Name)]
public sealed class WorkerTeamTests
{
    public static TheoryData<int> Limits => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(Limits))]
    public void Each_part_is_done_exactly_once(int threads)
    {
        using var limit = Workers.Limit(threads);
        for (var parts = 0; parts <= 130; parts++)
        {
            var counts = new int[parts];
            WorkerTeam.Run(new Work(part => Interlocked.Increment(ref counts[part])), parts);
            Assert.All(counts, count => Assert.Equal(1, count));
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_first_failing_parts_own_exception_reaches_the_caller_and_the_team_goes_on(int threads)
    {
        using var limit = Workers.Limit(threads);
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var failure = Assert.Throws<FormatException>(() => WorkerTeam.Run(
                new Work(part => _ = part % 3 == 2 ? throw new FormatException(FormattableString.Invariant($"part {part}")) : part), 20));
            Assert.Equal("part 2", failure.Message);

            var sum = 0;
            WorkerTeam.Run(new Work(part => Interlocked.Add(ref sum, part)), 20);
            Assert.Equal(190, sum);
        }
    }

    [Fact]
    public void Works_with_few_and_many_parts_are_done_by_the_same_threads()
    {
        using var limit = Workers.Limit(4);
        var threads = new ConcurrentDictionary<Thread, bool>();
        for (var repetition = 0; repetition < 10; repetition++)
        {
            foreach (var parts in new[] { 2, 3, 12 })
            {
                WorkerTeam.Run(
                    new Work(_ =>
                    {
                        threads[Thread.CurrentThread] = true;
                        Thread.Sleep(1);
                    }),
                    parts);
            }
        }

        Assert.InRange(threads.Count, 2, 4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_caller_does_the_first_parts_and_helpers_the_last(int threads)
    {
        using var limit = Workers.Limit(threads);
        var caller = Environment.CurrentManagedThreadId;
        for (var repetition = 0; repetition < 50; repetition++)
        {
            var isCallers = new bool[17];
            WorkerTeam.Run(
                new Work(part =>
                {
                    Thread.SpinWait(500);
                    isCallers[part] = Environment.CurrentManagedThreadId == caller;
                }),
                isCallers.Length);

            Assert.Equal(isCallers.OrderDescending(), isCallers);
        }
    }

    [Fact]
    public void Helpers_that_fell_asleep_are_woken()
    {
        using var limit = Workers.Limit(3);
        var helped = 0;
        var caller = Environment.CurrentManagedThreadId;
        for (var repetition = 0; repetition < 20; repetition++)
        {
            Thread.Sleep(5);
            WorkerTeam.Run(
                new Work(_ =>
                {
                    Thread.Sleep(1);
                    if (Environment.CurrentManagedThreadId != caller)
                    {
                        Interlocked.Increment(ref helped);
                    }
                }),
                9);
        }

        Assert.True(helped > 5, $"only {helped} of 180 parts were done by helpers");
    }

    [Fact]
    public void Work_inside_of_work_is_done_too_and_by_its_own_thread_alone()
    {
        using var limit = Workers.Limit(3);
        for (var repetition = 0; repetition < 5; repetition++)
        {
            var foreign = 0;
            var counts = new int[6 * 5];
            WorkerTeam.Run(
                new Work(outer =>
                {
                    var thread = Environment.CurrentManagedThreadId;
                    WorkerTeam.Run(
                        new Work(inner =>
                        {
                            Thread.Sleep(1);
                            Interlocked.Increment(ref counts[(outer * 5) + inner]);
                            Interlocked.Add(ref foreign, Environment.CurrentManagedThreadId == thread ? 0 : 1);
                        }),
                        5);
                }),
                6);
            Assert.All(counts, count => Assert.Equal(1, count));
            Assert.Equal(0, foreign);
        }
    }
}
