using System.Globalization;

namespace NotebookNet.Visuals.Tests;

public class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 0.3, 3, "0.0 0.1 0.2 0.3")]
    [InlineData(0, 100, 5, "0 20 40 60 80 100")]
    [InlineData(-1, 1, 4, "-1.0 -0.5 0.0 0.5 1.0")]
    [InlineData(0.0123, 0.0187, 4, "0.014 0.016 0.018")]
    [InlineData(0, 20000, 4, "0 5,000 10,000 15,000 20,000")]
    [InlineData(1998, 2026, 6, "2000 2005 2010 2015 2020 2025")]
    [InlineData(0, 3e9, 3, "0 1e9 2e9 3e9")]
    [InlineData(0, 4e-8, 4, "0 1e-8 2e-8 3e-8 4e-8")]
    [InlineData(-7, -2, 5, "-7 -6 -5 -4 -3 -2")]
    public void Linear_marks_are_round_numbers(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Linear(low, high, count).Select(t => t.Label)));

    [Theory]
    [InlineData(1, 1000, 6, "1 10 100 1,000")]
    [InlineData(0.0001, 1, 6, "0.0001 0.001 0.01 0.1 1")]
    [InlineData(1e-9, 1e-3, 4, "1e-8 1e-6 0.0001")]
    [InlineData(1, 10, 6, "1 2 5 10")]
    [InlineData(3, 4, 3, "3.0 3.5 4.0")]
    [InlineData(1e8, 1e10, 6, "1e8 1e9 1e10")]
    public void Logarithmic_marks_are_decades_or_parts_of_them(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Logarithmic(low, high, count).Select(t => t.Label)));

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(0.5, 1.5, "1")]
    [InlineData(1, 100, "20 40 60 80 100")]
    public void Whole_numbers_stay_whole(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Linear(low, high, 5, whole: true).Select(t => t.Label)));

    [Fact]
    public void In_many_ranges_marks_are_few_inside_rising_different_and_say_what_they_mean()
    {
        var mantissas = Samples.Numbers(60);
        for (var exponent = -12; exponent <= 12; exponent++)
        {
            for (var i = 0; i + 1 < mantissas.Length; i += 2)
            {
                var (a, b) = (mantissas[i] * Math.Pow(10, exponent), mantissas[i + 1] * Math.Pow(10, exponent));
                var (low, high) = (Math.Min(a, b), Math.Max(a, b));
                for (var count = 2; count <= 10; count += 4)
                {
                    Check(Ticks.Linear(low, high, count), low, high, count);
                }
            }
        }
    }

    [Theory]
    [InlineData(1e17, 1e17 + 64)]
    [InlineData(-1e290, 1e290)]
    [InlineData(0, 1e-240)]
    [InlineData(1, 1.0000000000000009)]
    public void At_the_limits_of_doubles_there_are_still_marks(double low, double high)
    {
        var ticks = Ticks.Linear(low, high, 5);
        Assert.InRange(ticks.Count, 1, 12);
        Assert.All(ticks, t => Assert.True(double.IsFinite(t.Value)));
    }

    private static void Check(IReadOnlyList<Tick> ticks, double low, double high, int count)
    {
        var slack = 1e-8 * (high - low);
        Assert.InRange(ticks.Count, 2, count + 1);
        Assert.All(ticks, t => Assert.InRange(t.Value, low - slack, high + slack));
        Assert.Equal(ticks.Count, ticks.Select(t => t.Label).Distinct().Count());
        foreach (var tick in ticks)
        {
            var said = double.Parse(tick.Label, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            Assert.InRange(Math.Abs(said - tick.Value), 0, 1e-6 * (high - low));
            Assert.True(tick.Label.Length <= 14, tick.Label);
        }
    }
}
