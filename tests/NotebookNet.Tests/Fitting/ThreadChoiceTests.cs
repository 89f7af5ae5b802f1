using System.Diagnostics;
using NotebookNet.Training;

namespace NotebookNet.Tests.Fitting;

/// <summary>The choice between all threads and one, with steps whose times are made up.</summary>
public sealed class ThreadChoiceTests
{
    private static readonly long Microsecond = Stopwatch.Frequency / 1_000_000;

    private long _now;
    private int _shared;

    [Fact]
    public void Threads_that_help_stay_and_the_look_at_the_other_way_becomes_rare()
    {
        var choice = Choice(threads: 4);
        var alone = Run(choice, steps: 40_000, together: 100, alone: 180);

        Assert.Equal(4, choice.Threads);
        Assert.InRange(alone, 1, 1_000);
    }

    [Fact]
    public void Threads_that_cost_more_than_they_help_are_left_out_until_they_help_again()
    {
        var choice = Choice(threads: 2);
        var alone = Run(choice, steps: 20_000, together: 300, alone: 180);
        Assert.Equal(1, choice.Threads);
        Assert.InRange(alone, 18_000, 20_000);

        alone = Run(choice, steps: 60_000, together: 100, alone: 180);
        Assert.Equal(2, choice.Threads);
        Assert.InRange(alone, 0, 20_000);
    }

    [Fact]
    public void A_look_that_is_plainly_in_vain_is_a_short_one()
    {
        // Ten steps alone are an eighth of a window; a whole one would be eighty.
        var choice = Choice(threads: 2);
        var alone = Run(choice, steps: 1_200, together: 20, alone: 50);
        Assert.Equal(10, alone);
        Assert.Equal(2, choice.Threads);
    }

    [Fact]
    public void A_difference_as_small_as_noise_changes_nothing()
    {
        var choice = Choice(threads: 2);
        var alone = Run(choice, steps: 40_000, together: 100, alone: 98);

        Assert.Equal(2, choice.Threads);
        Assert.InRange(alone, 1, 1_000);
    }

    [Fact]
    public void Steps_that_are_never_shared_and_a_single_thread_leave_no_choice()
    {
        var small = new ThreadChoice(2, () => _now, () => 0);
        Assert.Equal(0, Run(small, steps: 40_000, together: 300, alone: 100));
        Assert.Equal(2, small.Threads);

        var single = new ThreadChoice(1, () => throw new InvalidOperationException("The clock was asked."), () => 0);
        Assert.Equal(1_000, Run(single, steps: 1_000, together: 300, alone: 100));
    }

    [Fact]
    public void Epochs_of_a_single_step_are_measured_together_and_what_lies_between_them_is_not()
    {
        var choice = Choice(threads: 2);
        for (var epoch = 0; epoch < 20_000; epoch++)
        {
            // A picture was drawn, say: long, and dearer where the steps are cheap.
            _now += (choice.Threads == 1 ? 5_000 : 1_000) * Microsecond;
            Run(choice, steps: 1, together: 300, alone: 180);
        }

        Assert.Equal(1, choice.Threads);
    }

    [Fact]
    public void A_training_gives_back_the_limit_it_found()
    {
        using var limit = Workers.Limit(3);
        Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy)
            .Fit(Datasets.Iris(), epochs: 2, progress: false);

        Assert.Equal(3, Workers.Count);
    }

    private ThreadChoice Choice(int threads) => new(threads, () => _now, () => _shared);

    // The number of steps that were done alone.
    private int Run(ThreadChoice choice, int steps, int together, int alone)
    {
        var count = 0;
        choice.Begin();
        for (var i = 0; i < steps; i++)
        {
            var isAlone = choice.Threads == 1;
            count += isAlone ? 1 : 0;
            _shared += isAlone ? 0 : 1;
            _now += (isAlone ? alone : together) * Microsecond;
            choice.StepDone();
        }

        return count;
    }
}
