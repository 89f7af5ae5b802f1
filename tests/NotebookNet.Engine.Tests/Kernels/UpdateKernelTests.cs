using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>Several steps of each update rule against a plain loop in double precision.</summary>
public sealed class UpdateKernelTests
{
    private const int Steps = 4;

    public static TheoryData<int> Lengths => [.. Awkward.Lengths];

    /// <summary>A plain rule: weight, gradient, slots → new weight.</summary>
    private delegate double Rule(double weight, double gradient, ref double slot1, ref double slot2);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Plain_descent(int length) =>
        AssertSteps(length, new PlainUpdate(0.1f), 0, (double w, double g, ref double _, ref double _) => w - (0.1 * g));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Momentum(int length) =>
        AssertSteps(length, new MomentumUpdate(0.1f, 0.9f, nesterov: false), 1, (double w, double g, ref double v, ref double _) =>
        {
            v = (0.9 * v) - (0.1 * g);
            return w + v;
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Nesterov_momentum(int length) =>
        AssertSteps(length, new MomentumUpdate(0.1f, 0.9f, nesterov: true), 1, (double w, double g, ref double v, ref double _) =>
        {
            v = (0.9 * v) - (0.1 * g);
            return w + (0.9 * v) - (0.1 * g);
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Adam(int length) =>
        AssertSteps(length, new AdamUpdate(0.01f, 0.1f, 0.001f, 1e-7f), 2, (double w, double g, ref double m, ref double v) =>
        {
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            return w - (0.01 * m / (Math.Sqrt(v) + 1e-7));
        });

    [Fact]
    public void A_gradient_of_zero_leaves_Adams_weights_where_they_are()
    {
        float[] w = [1f, -2f, 3f];
        UpdateKernels.Apply(new AdamUpdate(0.01f, 0.1f, 0.001f, 1e-7f), Treatment.None, w, new float[3], new Slots(new float[3], new float[3]));

        Assert.Equal([1f, -2f, 3f], w);
    }

    [Fact]
    public void A_gradient_shorter_than_the_weights_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => UpdateKernels.Apply(new PlainUpdate(0.1f), Treatment.None, new float[9], new float[8], default));

    private static void AssertSteps<TRule>(int length, TRule rule, int slots, Rule plain)
        where TRule : struct, IUpdateRule
    {
        var start = length % 8;
        var rows = Enumerable.Range(0, 3).Select(i => i == 0 ? Awkward.Row(length + 16, seed: length) : new float[length + 16]).ToArray();
        var before = (float[])rows[0].Clone();
        var truth = rows.Select(row => Array.ConvertAll(row, x => (double)x)).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var gradient = Awkward.Row(length, seed: 100 + step);
            UpdateKernels.Apply(
                rule, Treatment.None, rows[0].AsSpan(start, length), gradient,
                new Slots(slots > 0 ? rows[1].AsSpan(start, length) : [], slots > 1 ? rows[2].AsSpan(start, length) : []));
            for (var i = 0; i < length; i++)
            {
                truth[0][start + i] = plain(truth[0][start + i], gradient[i], ref truth[1][start + i], ref truth[2][start + i]);
            }
        }

        for (var i = 0; i < before.Length; i++)
        {
            for (var r = 0; r < 3; r++)
            {
                Same.AssertClose(truth[r][i], rows[r][i], 2e-6, 1e-6, $"row {r}, element {i} of {length}");
            }
        }

        Same.AssertBits(before.AsSpan(0, start), rows[0].AsSpan(0, start), "in front of the row");
        Same.AssertBits(before.AsSpan(start + length), rows[0].AsSpan(start + length), "behind the row");
    }
}
