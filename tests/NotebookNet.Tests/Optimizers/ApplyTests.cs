namespace NotebookNet.Tests;

/// <summary>Optimizers in loops written by hand, and what they remember.</summary>
public class ApplyTests
{
    public static TheoryData<Optimizer> All =>
    [
        new SGD(0.1), new SGD(0.1, 0.9), new Momentum(0.1), new Momentum(0.1, nesterov: true, form: MomentumForm.RateAtStep), new AdaGrad(0.1),
        new RMSprop(0.01), new RMSprop(0.01, momentum: 0.5, centered: true), new Adadelta(1), new Adam(0.1), new Adam(0.1, amsgrad: true),
        new AdamW(0.1), new Nadam(0.1), new Adamax(0.1), new Lion(0.01),
        new Adam(0.1) { ClipValue = 0.5 }, new Adam(0.1) { ClipNorm = 0.5 }, new SGD(0.1, 0.9) { GlobalClipNorm = 0.5, WeightDecay = 0.01 },
        new SGD(0.1) { Schedule = new CosineDecay(0.1, 50, warmupTarget: 0.2, warmupSteps: 10) },
        new SGD { Schedule = new PiecewiseConstant([3, 7], [0.1, 0.05, 0.01]) }, new SGD { Schedule = new CosineDecayRestarts(0.1, 3) },
        new SGD { Schedule = new PolynomialDecay(0.1, 30, power: 1.5, cycle: true) },
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void A_bowl_is_walked_down(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var w = new Variable(new[] { 1f, -0.8f });
        double Loss() => w[0] * w[0] + (3.0 * w[1] * w[1]);
        var before = Loss();
        for (var step = 0; step < 100; step++)
        {
            using var tape = new GradientTape();
            var loss = (w.Square() * new[] { 1f, 3 }).Sum();
            optimizer.Apply(tape.Gradient(loss, [w]), [w]);
        }

        // Adadelta begins with steps of √ε.
        Assert.True(Loss() < before * (optimizer is Adadelta ? 0.99 : 0.2), $"{optimizer}: {before} → {Loss()}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_allocates_nothing_after_the_first(Optimizer optimizer)
    {
        Variable[] variables = [new(Tensor.RandomNormal([40, 30], seed: 1)), new(Tensor.Zeros(30))];
        Tensor[] gradients = [Tensor.RandomNormal([40, 30], seed: 2), Tensor.RandomNormal([30], seed: 3)];
        (Variable, Tensor)[] pairs = [(variables[0], gradients[0]), (variables[1], gradients[1])];
        var state = new OptimizerState();
        void Steps()
        {
            for (var i = 0; i < 100; i++)
            {
                optimizer.Apply(gradients, variables);
                state.Apply(optimizer, pairs);
            }
        }

        Steps();
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5 && least != 0; attempt++)
        {
            // The runtime itself now and then allocates on the side: what a step needs would be there in each attempt.
            var before = GC.GetAllocatedBytesForCurrentThread();
            Steps();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_loop_and_the_model_go_the_same_way(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var gradients = Enumerable.Range(0, 5).Select(i => Math.Sin(i + 1)).ToArray();
        var byHand = new Variable(new[] { 0.7 });
        var copy = optimizer with { };
        var path = gradients.Select(gradient =>
        {
            copy.Apply([new[] { gradient }], [byHand]);
            return (double)byHand[0];
        });
        Assert.Equal(Step.Path(optimizer, 0.7, gradients), path);
    }

    [Fact]
    public void Two_optimizers_with_equal_options_remember_for_themselves()
    {
        var (first, second) = (new SGD(0.1, 0.9), new SGD(0.1, 0.9));
        Assert.Equal(first, second);
        var (a, b) = (new Variable(1f), new Variable(1f));
        first.Apply([1f], [a]);
        first.Apply([1f], [a]);
        second.Apply([1f], [b]);
        first.Apply([1f], [b]);

        // The second step of `first` on a has momentum; on b each is the first of its optimizer.
        Close.To(1 - 0.1 - 0.19, a.ToScalar());
        Close.To(1 - 0.1 - 0.1, b.ToScalar());
    }

    [Fact]
    public void A_copy_made_with_with_starts_anew()
    {
        var optimizer = new SGD(0.1, 0.9);
        var w = new Variable(0f);
        optimizer.Apply([1f], [w]);
        (optimizer with { LearningRate = 0.2 }).Apply([1f], [w]);
        Close.To(-0.1 - 0.2, w.ToScalar());
    }

    [Fact]
    public void Steps_are_counted_over_calls_and_the_schedule_follows()
    {
        var optimizer = new SGD { Schedule = new PiecewiseConstant([0, 1], [1, 10, 100]) };
        var w = new Variable(0f);
        List<float> path = [];
        for (var i = 0; i < 4; i++)
        {
            optimizer.Apply([1f], [w]);
            path.Add(w.ToScalar());
        }

        Assert.Equal([-1, -11, -111, -211], path);
        Assert.Equal([1, 10, 100], new long[] { 0, 1, 2 }.Select(optimizer.RateAt));
        Assert.Equal(0.01, new SGD().RateAt(12345));
    }

    [Fact]
    public void Global_clipping_keeps_the_direction_and_clipping_by_norm_looks_at_each_variable()
    {
        // Norms 5 and 12, together 13.
        Tensor[] gradients = [new[] { 3f, 4 }, new[] { 12f }];
        double[] Moved(Optimizer optimizer)
        {
            Variable[] variables = [new(Tensor.Zeros(2)), new(Tensor.Zeros(1))];
            optimizer.Apply(gradients, variables);
            return [.. variables.SelectMany(variable => variable.ToArray()).Select(value => -(double)value)];
        }

        Close.To([3.0 / 13, 4.0 / 13, 12.0 / 13], Moved(new SGD(1) { GlobalClipNorm = 1 }));
        Close.To([0.6, 0.8, 1], Moved(new SGD(1) { ClipNorm = 1 }));
        Close.To([3, 3.5, 3.5], Moved(new SGD(1) { ClipValue = 3.5 }));
        Close.To([3, 4, 12], Moved(new SGD(1) { GlobalClipNorm = 13.5 }));
        Close.To([3, 4, 10], Moved(new SGD(1) { ClipNorm = 10 }));
    }

    [Fact]
    public void Decay_comes_before_the_step_and_knows_the_rate()
    {
        var w = new Variable(2f);
        (new SGD(0.5) { WeightDecay = 0.1 }).Apply([1f], [w]);
        Close.To((2 * (1 - 0.05)) - 0.5, w.ToScalar());
    }

    [Fact]
    public void Gradients_stay_as_they_are()
    {
        Tensor gradient = new[] { 3f, 4 };
        (new SGD(1) { ClipNorm = 1 }).Apply([gradient], [new Variable(Tensor.Zeros(2))]);
        Assert.Equal([3, 4], gradient.ToArray());
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_is_not_hidden()
    {
        foreach (Optimizer optimizer in All)
        {
            var w = new Variable(new[] { 1f, 1 });
            optimizer.Apply([new[] { float.NaN, 1 }], [w]);
            Assert.True(float.IsNaN(w[0]), optimizer.ToString());
        }
    }

    [Fact]
    public void Variables_and_optimizers_are_not_kept_alive()
    {
        var optimizer = new Adam();
        WeakReference Run()
        {
            var w = new Variable(Tensor.Zeros(10));
            optimizer.Apply([Tensor.Ones(10)], [w]);
            return new WeakReference(w);
        }

        var reference = Run();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);
        GC.KeepAlive(optimizer);
    }
}
