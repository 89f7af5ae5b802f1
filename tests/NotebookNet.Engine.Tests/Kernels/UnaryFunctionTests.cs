using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class UnaryFunctionTests
{
    private const float Untouched = 12345.678f;

    public static TheoryData<string> Names => [.. UnaryCase.All.Select(row => row.Name)];

    [Fact]
    public void Every_function_of_one_number_stands_in_the_table()
    {
        var functions = typeof(IUnaryFunction).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IUnaryFunction)));

        Assert.Empty(functions.Except(UnaryCase.All.Select(row => row.Function)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_the_twins_value(string name)
    {
        var f = UnaryCase.Named(name);
        foreach (var x in Awkward.Numbers.Concat(Awkward.Row(1000, seed: 1)).Concat(Awkward.Row(1000, seed: 2, 0f, 100f)))
        {
            var y = f.OneNumber(x);
            if (f.Ulps == 0)
            {
                Same.AssertBits([f.Twin(x)], [y], $"{name}({x:R})");
            }
            else
            {
                var distance = Same.Ulps(y, f.Twin((double)x));
                Assert.True(distance <= f.Ulps, $"{name}({x:R}) = {y:R} is {distance} units from {f.Twin((double)x):R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_does_not_depend_on_where_it_stands_and_nothing_beside_the_row_is_touched(string name)
    {
        var f = UnaryCase.Named(name);
        foreach (var length in Awkward.Lengths)
        {
            for (var start = 0; start < 8; start++)
            {
                var x = Awkward.MixedRow(length + 8, seed: length).AsSpan(start, length);
                var y = new float[length + 16];
                Array.Fill(y, Untouched);
                f.Map(x, y.AsSpan(start, length));

                for (var i = 0; i < length; i++)
                {
                    Same.AssertBits([f.OneNumber(x[i])], [y[start + i]], $"{name}, length {length}, start {start}, element {i}, x = {x[i]:R}");
                }

                Assert.All(y[..start].Concat(y[(start + length)..]), value => Assert.Equal(Untouched, value));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_way_back_multiplies_by_the_derivative_and_writes_or_adds(string name)
    {
        var f = UnaryCase.Named(name);
        foreach (var length in Awkward.Lengths)
        {
            var start = length % 8;
            var x = Awkward.MixedRow(length + 8, seed: length).AsSpan(start, length);
            var dy = Awkward.Row(length + 8, seed: length + 50).AsSpan(8 - start, length);
            var before = Awkward.Row(length + 16, seed: length + 60);
            var y = new float[length];
            f.Map(x, y);
            foreach (var accumulate in new[] { false, true })
            {
                var dx = (float[])before.Clone();
                f.MapBackward(x, y, dy, dx.AsSpan(start, length), accumulate);

                var expected = (float[])before.Clone();
                for (var i = 0; i < length; i++)
                {
                    var d = f.Derivative(x[i]) * dy[i];
                    expected[start + i] = accumulate ? d + before[start + i] : d;
                }

                Same.AssertBits(expected, dx, $"{name}, length {length}, accumulate {accumulate}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_is_the_slope_of_the_twin(string name)
    {
        const double Step = 1e-6;
        var f = UnaryCase.Named(name);
        foreach (var x in Awkward.Row(500, seed: 7, (float)f.From, (float)f.To).Where(x => Math.Abs(x) > 1e-4))
        {
            var slope = (f.Twin(x + Step) - f.Twin(x - Step)) / (2 * Step);
            Same.AssertClose(slope, f.Derivative(x), relative: 1e-5, absolute: 2e-7, $"{name}′({x:R})");
        }
    }
}
