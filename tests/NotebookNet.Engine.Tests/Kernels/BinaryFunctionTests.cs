using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class BinaryFunctionTests
{
    public static TheoryData<string> Names => [.. BinaryCase.All.Select(row => row.Name)];

    [Fact]
    public void Every_function_of_two_numbers_stands_in_the_table()
    {
        var functions = typeof(IBinaryFunction).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IBinaryFunction)));

        Assert.Empty(functions.Except(BinaryCase.All.Select(row => row.Function)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_the_twins_value_for_every_pair_of_awkward_numbers(string name)
    {
        var f = BinaryCase.Named(name);
        foreach (var a in Awkward.Numbers)
        {
            foreach (var b in Awkward.Numbers)
            {
                // The loss functions are compared for labels: probabilities and NaN.
                if (f.IsExact)
                {
                    Same.AssertBits([f.Twin(a, b)], [f.OneNumber(a, b)], $"{name}({a:R}, {b:R})");
                }
                else if (b is >= 0 and <= 1 || float.IsNaN(b))
                {
                    Same.AssertClose(f.Twin(a, b), f.OneNumber(a, b), 1e-6, 1e-7, $"{name}({a:R}, {b:R})");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_run_along_or_stay_at_any_length_and_start(string name)
    {
        var f = BinaryCase.Named(name);
        foreach (var length in Awkward.Lengths)
        {
            foreach (var (aStep, bStep) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
            {
                var start = length % 8;
                var a = Awkward.MixedRow(length + 9, seed: length).AsSpan(start, length + 1);
                var b = Awkward.MixedRow(length + 9, seed: length + 70).AsSpan(8 - start, length + 1);
                var dy = Awkward.Row(length, seed: length + 80);
                var (y, da, db) = (new float[length + 10], new float[length + 10], new float[length + 10]);
                f.Zip(a, aStep, b, bStep, y.AsSpan(start, length));
                f.ZipBackward(second: false, a, aStep, b, bStep, dy, da.AsSpan(start, length));
                f.ZipBackward(second: true, a, aStep, b, bStep, dy, db.AsSpan(start, length));

                var (ey, eda, edb) = (new float[length + 10], new float[length + 10], new float[length + 10]);
                for (var i = 0; i < length; i++)
                {
                    var (va, vb) = (a[i * aStep], b[i * bStep]);
                    ey[start + i] = f.OneNumber(va, vb);
                    eda[start + i] = f.Derivative(false, va, vb) * dy[i];
                    edb[start + i] = f.Derivative(true, va, vb) * dy[i];
                }

                var where = $"{name}, length {length}, steps {aStep} and {bStep}";
                Same.AssertBits(ey, y, where);
                Same.AssertBits(eda, da, where + ", ∂a");
                Same.AssertBits(edb, db, where + ", ∂b");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_derivatives_are_the_slopes_of_the_twin(string name)
    {
        const double Step = 1e-6;
        var f = BinaryCase.Named(name);
        var rowA = Awkward.Row(500, seed: 3, f.A.From, f.A.To);
        var rowB = Awkward.Row(500, seed: 4, f.B.From, f.B.To);
        foreach (var (a, b) in rowA.Zip(rowB))
        {
            var slopeA = (f.Twin(a + Step, b) - f.Twin(a - Step, b)) / (2 * Step);
            var slopeB = (f.Twin(a, b + Step) - f.Twin(a, b - Step)) / (2 * Step);
            Same.AssertClose(slopeA, f.Derivative(second: false, a, b), 1e-5, 1e-6, $"∂{name}/∂a at ({a:R}, {b:R})");
            Same.AssertClose(slopeB, f.Derivative(second: true, a, b), 1e-5, 1e-6, $"∂{name}/∂b at ({a:R}, {b:R})");
        }
    }
}
