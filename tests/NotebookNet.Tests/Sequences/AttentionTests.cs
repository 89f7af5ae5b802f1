namespace NotebookNet.Tests;

public class AttentionTests
{
    private readonly Tensor _x = Tensor.RandomNormal([2, 5, 4], seed: 1);

    [Fact]
    public void Scores_are_shares_of_one_and_nothing_goes_to_masked_steps()
    {
        var layer = new MultiHeadAttention(3, 2);
        var value = Tensor.RandomNormal([2, 6, 4], seed: 2);
        value.Mask = Tensor.From([1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1], 2, 6);

        var (output, scores) = layer.Attend(_x, value, Weights(layer));

        Assert.Equal([2, 5, 4], output.Shape);
        Assert.Equal([2, 3, 5, 6], scores.Shape);
        Close.To([.. Enumerable.Repeat(1.0, 30)], scores.Sum(-1).Doubles());
        for (var head = 0; head < 3; head++)
        {
            for (var t = 0; t < 5; t++)
            {
                Assert.Equal([0, 0, 0], [scores[0, head, t, 2], scores[0, head, t, 4], scores[0, head, t, 5]]);
                Assert.True(scores[0, head, t, 3] > 0 && scores[1, head, t, 5] > 0);
            }
        }
    }

    [Fact]
    public void No_step_of_causal_attention_sees_those_after_it()
    {
        var layer = new MultiHeadAttention(2, 3, causal: true);
        var weights = Weights(layer);
        var (before, scores) = layer.Attend(_x, _x, weights);
        var changed = _x + Tensor.From([0, 0, 0, 1, 1], 5, 1);
        var (after, _) = layer.Attend(changed, changed, weights);

        for (var t = 0; t < 5; t++)
        {
            for (var feature = 0; feature < 4; feature++)
            {
                Assert.Equal(t < 3, before[1, t, feature].Equals(after[1, t, feature]));
            }

            for (var later = t + 1; later < 5; later++)
            {
                Assert.Equal(0, scores[1, 1, t, later]);
            }
        }

        Assert.Equal(1, scores[0, 0, 0, 0]);
    }

    [Fact]
    public void Enormous_inputs_give_finite_numbers()
    {
        var model = Model.Input(5, 4).MultiHeadAttention(2, 2).TransformerEncoder(2, 3).Initialize(1);
        Assert.All(model.Predict(_x * 1e4f).ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Attention_alone_does_not_know_the_order_of_steps_and_positions_tell_it()
    {
        var turned = Tensor.From([.. Enumerable.Range(0, 5).Reverse().SelectMany(t => _x.ToArray()[(t * 4)..((t * 4) + 4)])], 1, 5, 4);
        var first = Tensor.From(_x.AsSpan()[..20], 1, 5, 4);
        Assert.True(Difference(Model.Input(5, 4).MultiHeadAttention(2, 2)) < 1e-6);
        Assert.True(Difference(Model.Input(5, 4).PositionalEmbedding(sinusoidal: true).MultiHeadAttention(2, 2)) > 1e-2);

        double Difference(Model model)
        {
            model.Initialize(3);
            return (model.Predict(first).Mean(1) - model.Predict(turned).Mean(1)).Abs().ToArray().Max();
        }
    }

    [Fact]
    public void Waves_are_sines_and_cosines_of_falling_frequency()
    {
        const int Steps = 400, Features = 7;
        var table = Waves.Table(Steps, Features);
        for (var t = 0; t < Steps; t++)
        {
            for (var j = 0; j < Features; j++)
            {
                var angle = t / Math.Pow(10000, 2 * (j / 2) / (double)Features);
                Close.To(j % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle), table[t, j], 1e-7, 1e-8, $"step {t}, feature {j}");
            }
        }
    }

    [Fact]
    public void Portable_waves_are_exact_to_thirteen_digits()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var x = i * 0.7312345;
            Close.To(Math.Sin(x), Waves.Sine(x, 0), 0, 1e-12);
            Close.To(Math.Cos(x), Waves.Sine(x, 1), 0, 1e-12);
        }

        for (var y = 0.0; y < 10; y += 0.0137)
        {
            Close.To(Math.Exp(-y), Waves.ExpOfNegative(y), 1e-12, 0);
        }
    }

    [Fact]
    public void Dropout_works_while_the_model_learns_and_not_in_use()
    {
        using var german = new GermanCulture();
        Assert.Equal("MultiHeadAttention(2, 3, dropout: 0.1)", new MultiHeadAttention(2, 3, dropout: 0.1).ToString());
        Assert.Equal("TransformerEncoder(2, 3, dropout: 0.25)", new TransformerEncoder(2, 3, dropout: 0.25).ToString());
        (Layer Plain, Layer Dropped)[] pairs =
        [
            (new MultiHeadAttention(2, 3), new MultiHeadAttention(2, 3, dropout: 0.5)),
            (new TransformerEncoder(2, 3), new TransformerEncoder(2, 3, dropout: 0.5)),
            (new TransformerEncoder(2, 3, normalizeFirst: true), new TransformerEncoder(2, 3, normalizeFirst: true, dropout: 0.5)),
        ];
        foreach (var (plain, dropped) in pairs)
        {
            var expected = Model.Input(5, 4).Add(plain).Initialize(7).Predict(_x).ToArray();
            var model = Model.Input(5, 4).Add(dropped).Initialize(7);
            Assert.Equal(expected, model.Predict(_x).ToArray());
            Assert.NotEqual(expected, model.Forward(_x, training: true).ToArray());
        }
    }

    [Fact]
    public void Dropout_switches_off_scores_and_not_outputs()
    {
        var layer = new MultiHeadAttention(2, 3, dropout: 1);
        var (output, scores) = layer.Attend(_x, _x, Weights(layer), Pass.Training(seed: 1));

        // Without any score only the output's bias is left, which is zero; the scores that are shown are those before dropout.
        Assert.All(output.ToArray(), value => Assert.Equal(0, value));
        Close.To([.. Enumerable.Repeat(1.0, 20)], scores.Sum(-1).Doubles());
    }

    private static IReadOnlyList<Variable> Weights(MultiHeadAttention layer) => Model.Input(5, 4).Add(layer).Initialize(7).Layers[0].Weights;
}
