using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>Some steps of each update rule at awkward lengths, with clipping and decay, against plain loops in double precision.</summary>
public sealed class UpdateRuleTests
{
    private const int Steps = 3;

    // A slot may be longer than the weights; what stands there stays.
    private const int Behind = 16;

    public static TheoryData<int> Lengths => [.. Awkward.Lengths];

    private delegate double Rule(double weight, double gradient, double[] slots);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Plain_descent(int length) => AssertSteps(length, new PlainUpdate(0.1f), 0, (w, g, _) => w - (0.1 * g));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Momentum(int length) =>
        AssertSteps(length, new MomentumUpdate(0.1f, 0.9f, nesterov: false), 1, (w, g, s) =>
        {
            s[0] = (0.9 * s[0]) - (0.1 * g);
            return w + s[0];
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Nesterov_momentum(int length) =>
        AssertSteps(length, new MomentumUpdate(0.1f, 0.9f, nesterov: true), 1, (w, g, s) =>
        {
            s[0] = (0.9 * s[0]) - (0.1 * g);
            return w + (0.9 * s[0]) - (0.1 * g);
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Adam(int length) =>
        AssertSteps(length, new AdamUpdate(0.01f, 0.1f, 0.001f, 1e-7f), 2, (w, g, s) =>
        {
            s[0] = (0.9 * s[0]) + (0.1 * g);
            s[1] = (0.999 * s[1]) + (0.001 * g * g);
            return w - (0.01 * s[0] / (Math.Sqrt(s[1]) + 1e-7));
        });

    [Fact]
    public void A_gradient_of_zero_leaves_Adams_weights_where_they_are()
    {
        float[] w = [1f, -2f, 3f];
        Updates.Apply(new AdamUpdate(0.01f, 0.1f, 0.001f, 1e-7f), Treatment.None, w, new float[3], new float[3], new float[3]);

        Assert.Equal([1f, -2f, 3f], w);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Heavy_ball(int length) =>
        AssertSteps(length, new HeavyBallUpdate(0.1f, 0.9f, nesterov: true), 1, (w, g, s) =>
        {
            s[0] = (0.9 * s[0]) + g;
            return w - (0.1 * (g + (0.9 * s[0])));
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Ada_grad(int length) =>
        AssertSteps(length, new AdaGradUpdate(0.1f, 0.01f), 1, (w, g, s) =>
        {
            s[0] += g * g;
            return w - (0.1 * g / Math.Sqrt(s[0] + 0.01));
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void RMSprop_with_all_three_slots(int length) =>
        AssertSteps(length, new RMSpropUpdate(0.1f, 0.8f, 0.2f, 0.5f, 0.01f, centered: true), 3, (w, g, s) =>
        {
            s[0] = (0.8 * s[0]) + (0.2 * g * g);
            s[2] = (0.8 * s[2]) + (0.2 * g);
            s[1] = (0.5 * s[1]) + (0.1 * g / Math.Sqrt(s[0] - (s[2] * s[2]) + 0.01));
            return w - s[1];
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void RMSprop_centred_without_momentum_uses_the_second_slot(int length) =>
        AssertSteps(length, new RMSpropUpdate(0.1f, 0.8f, 0.2f, 0, 0.01f, centered: true), 2, (w, g, s) =>
        {
            s[0] = (0.8 * s[0]) + (0.2 * g * g);
            s[1] = (0.8 * s[1]) + (0.2 * g);
            return w - (0.1 * g / Math.Sqrt(s[0] - (s[1] * s[1]) + 0.01));
        });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Adam_with_amsgrad(int length) =>
        AssertSteps(length, new AdamUpdate(0.1f, 0.2f, 0.3f, 0.01f, amsgrad: true), 3, (w, g, s) =>
        {
            s[0] += 0.2 * (g - s[0]);
            s[1] += 0.3 * ((g * g) - s[1]);
            s[2] = Math.Max(s[2], s[1]);
            return w - (0.1 * s[0] / (Math.Sqrt(s[2]) + 0.01));
        });

    [Fact]
    public void A_constant_gradient_never_takes_the_root_of_a_rounding_below_0()
    {
        foreach (var size in new[] { 1e-3f, 0.3f, 7f, 1e4f })
        {
            float[] w = [0f], square = [0f], mean = [0f];
            for (var step = 0; step < 500; step++)
            {
                Updates.Apply(
                    new RMSpropUpdate(0.001f, 0.9f, 0.1f, 0, 1e-7f, centered: true), Treatment.None, w, [size], square, mean);
            }

            Assert.True(float.IsFinite(w[0]), FormattableString.Invariant($"gradient {size}: {w[0]}"));
        }
    }

    [Fact]
    public void What_is_remembered_fades_to_zero_before_it_is_denormal()
    {
        float[] w = [0.5f, 0.5f, 0.5f], m = [1f, -1e-3f, float.NaN], v = [1f, 1e-20f, float.NaN];
        for (var step = 0; step < 2000; step++)
        {
            Updates.Apply(new AdamUpdate(1e-3f, 0.1f, 0.1f, 1e-7f), Treatment.None, w, new float[3], m, v);
            Assert.All(m.Concat(v), x => Assert.False(float.IsSubnormal(x), FormattableString.Invariant($"step {step}: {x:R}")));
        }

        Assert.Equal([0f, 0f, float.NaN, 0f, 0f, float.NaN], [.. m, .. v]);
        Assert.Equal([false, false, true], w.Select(float.IsNaN));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Scaling_cutting_and_decay_come_before_the_rule(int length)
    {
        var gradient = Awkward.Row(length, seed: 1);
        var weights = Awkward.Row(length, seed: 2);
        var expected = weights.Select((w, i) => (w * 0.9) - (0.1 * Math.Clamp(gradient[i] * 0.5, -0.7, 0.7))).ToArray();
        Updates.Apply(new PlainUpdate(0.1f), new Treatment(0.5f, 0.7f, 0.1f), weights, gradient);

        for (var i = 0; i < length; i++)
        {
            Same.AssertClose(expected[i], weights[i], 1e-6, 1e-6, $"element {i} of {length}");
        }
    }

    [Fact]
    public void Without_treatment_numbers_of_any_size_pass_unchanged()
    {
        var weights = new float[Awkward.Numbers.Length];
        Updates.Apply(new PlainUpdate(-1f), Treatment.None, weights, Awkward.Numbers);
        for (var i = 0; i < weights.Length; i++)
        {
            Assert.True(weights[i].Equals(Awkward.Numbers[i]), FormattableString.Invariant($"{Awkward.Numbers[i]:R} became {weights[i]:R}"));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_sum_of_squares_is_that_of_a_plain_loop(int length)
    {
        var row = Awkward.Row(length + 3, seed: length).AsSpan(3);
        var expected = 0.0;
        foreach (var value in row)
        {
            expected += (double)value * value;
        }

        Same.AssertClose(expected, GradientNorm.SumOfSquares(row), 1e-14, 0, $"length {length}");
    }

    [Fact]
    public void The_squares_of_large_numbers_have_room() =>
        Same.AssertClose(2e60, GradientNorm.SumOfSquares([1e30f, -1e30f]), 1e-6, 0, "sum of squares");

    private static void AssertSteps<TRule>(int length, TRule rule, int slots, Rule plain)
        where TRule : struct, IUpdateRule
    {
        var rows = Enumerable.Range(0, 1 + slots).Select(i => i == 0 ? Awkward.Row(length, seed: length) : new float[length + Behind]).ToArray();
        var truth = Array.ConvertAll(rows[0], x => (double)x);
        var remembered = truth.Select(_ => new double[3]).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var gradient = Awkward.Row(length, seed: 100 + step);
            Updates.Apply(rule, Treatment.None, rows[0], gradient, rows[1..]);
            for (var i = 0; i < length; i++)
            {
                truth[i] = plain(truth[i], gradient[i], remembered[i]);
            }
        }

        for (var i = 0; i < length; i++)
        {
            Same.AssertClose(truth[i], rows[0][i], 5e-6, 2e-6, $"weight {i} of {length}");
            for (var s = 0; s < slots; s++)
            {
                Same.AssertClose(remembered[i][s], rows[s + 1][i], 5e-6, 2e-6, $"slot {s}, element {i} of {length}");
            }
        }

        Assert.All(rows[1..], slot => Assert.All(slot[length..], x => Assert.Equal(0, x)));
    }
}
