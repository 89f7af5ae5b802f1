namespace NotebookNet.Tests;

public class ScheduleTests
{
    [Fact]
    public void Defaults_are_those_of_Keras_and_of_torch_for_one_cycle()
    {
        Assert.False(new ExponentialDecay(1, 1, 1).Staircase);
        Assert.False(new InverseTimeDecay(1, 1, 1).Staircase);
        var polynomial = new PolynomialDecay(1, 1);
        Assert.Equal((0.0001, 1.0, false), (polynomial.EndRate, polynomial.Power, polynomial.Cycle));
        var cosine = new CosineDecay(1, 1);
        Assert.Equal((0.0, null, 0), (cosine.Alpha, cosine.WarmupTarget, cosine.WarmupSteps));
        var restarts = new CosineDecayRestarts(1, 1);
        Assert.Equal((2.0, 1.0, 0.0), (restarts.TMul, restarts.MMul, restarts.Alpha));
        var cycle = new OneCycle(1, 2);
        Assert.Equal((0.3, 25.0, 1e4), (cycle.WarmupFraction, cycle.DivFactor, cycle.FinalDivFactor));
    }

    [Fact]
    public void A_boundary_belongs_to_the_rate_before_it()
    {
        var schedule = new PiecewiseConstant([10, 20], [0.1, 0.01, 0.001]);
        Assert.Equal([0.1, 0.1, 0.01, 0.01, 0.001, 0.001], new long[] { 0, 10, 11, 20, 21, long.MaxValue }.Select(schedule.At));
        Assert.Equal(schedule, new PiecewiseConstant([10, 20], [0.1, 0.01, 0.001]));
        Assert.NotEqual(schedule, new PiecewiseConstant([10, 21], [0.1, 0.01, 0.001]));
        Assert.Equal("PiecewiseConstant(boundaries: [10, 20], rates: [0.1, 0.01, 0.001])", schedule.ToString());
    }

    [Theory]
    [InlineData(2, new long[] { 10, 30, 70, 150, 310, 10230 })]
    [InlineData(3, new long[] { 10, 40, 130, 400 })]
    [InlineData(1, new long[] { 10, 20, 30, 1000 })]
    public void A_restart_begins_exactly_where_the_cycle_before_ends(double longer, long[] starts)
    {
        ArgumentNullException.ThrowIfNull(starts);
        var schedule = new CosineDecayRestarts(0.3, 10, longer);
        Assert.All(starts, start => Assert.Equal(0.3, schedule.At(start)));
        Assert.All(starts, start => Assert.True(schedule.At(start - 1) < 0.01));
    }

    [Fact]
    public void Far_out_and_at_the_ends_rates_are_finite_and_not_negative()
    {
        Schedule[] all =
        [
            new ExponentialDecay(0.3, 7, 0.5), new ExponentialDecay(0.3, 7, 0.5, true), new InverseTimeDecay(0.3, 7, 0.5), new PolynomialDecay(0.3, 7, power: 0.5),
            new PolynomialDecay(0.3, 7, cycle: true), new CosineDecay(0.3, 7), new CosineDecay(0, 7, warmupTarget: 0.1, warmupSteps: 5),
            new CosineDecayRestarts(0.3, 7), new CosineDecayRestarts(0.3, 7, 1, 0.5), new OneCycle(0.3, 7), new OneCycle(0.3, 2), new OneCycle(0.3, 3, 0.001),
            new CosineDecay(0.3, 7, warmupTarget: 0.2), new PiecewiseConstant([], [0.5]),
        ];
        foreach (var schedule in all)
        {
            foreach (var step in new long[] { 0, 1, 6, 7, 8, 100, 1_000_000, 1L << 50 })
            {
                var rate = schedule.At(step);
                Assert.True(rate is >= 0 and <= 0.5, FormattableString.Invariant($"{schedule} at {step}: {rate}"));
            }
        }
    }

    [Fact]
    public void Power_and_cosine_are_exact_to_the_last_digits()
    {
        for (var i = 0; i <= 1000; i++)
        {
            var fraction = i / 1000.0;
            Close.To(Math.Cos(Math.PI * fraction), PortableMath.CosOfPi(fraction), 0, 1e-15);
            Close.To(Math.Pow(0.001 + fraction, 2.37), PortableMath.Power(0.001 + fraction, 2.37), 1e-14, 0);
            Close.To(Math.Pow(0.96, i / 7.0), PortableMath.Power(0.96, i / 7.0), 1e-14, 0);
        }

        Assert.Equal((1, 0, -1), (PortableMath.CosOfPi(0), Math.Round(PortableMath.CosOfPi(0.5), 15), PortableMath.CosOfPi(1)));
        Assert.Equal((0, 1, 0), (PortableMath.Power(0, 0.5), PortableMath.Power(0, 0), PortableMath.Power(0.5, 1e7 + 0.5)));
    }
}
