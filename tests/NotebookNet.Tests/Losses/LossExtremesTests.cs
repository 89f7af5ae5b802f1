namespace NotebookNet.Tests;

/// <summary>Losses where networks are certain and wrong: finite values and finite gradients.</summary>
public class LossExtremesTests
{
    public static TheoryData<Loss> All => [.. typeof(Loss).GetProperties().Where(property => property.PropertyType == typeof(Loss)).Select(property => (Loss)property.GetValue(null)!),
        new BinaryCrossEntropy(fromLogits: true), new CategoricalCrossEntropy(fromLogits: true), new CategoricalCrossEntropy(true, 0.1),
        new SparseCategoricalCrossEntropy(fromLogits: true), new SparseCategoricalCrossEntropy(true, 0.1), new Huber(0.1)];

    [Theory]
    [MemberData(nameof(All))]
    public void Values_and_gradients_are_finite_up_to_ten_thousand(Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        float[] extremes = [1e4f, -1e4f, 100f, -100f, 1f, 0f];
        foreach (var a in extremes)
        {
            foreach (var b in extremes.Append(-1f))
            {
                // Predictions that are no logits are probabilities for these; a row of zeros has no shares.
                var isProbability = loss is CategoricalCrossEntropy { FromLogits: false } or SparseCategoricalCrossEntropy { FromLogits: false };
                if (isProbability && (a < 0 || b < 0 || a + b == 0))
                {
                    continue;
                }

                var predictions = new Variable(new[,] { { a, b } });
                Tensor labels = loss is SparseCategoricalCrossEntropy ? new[] { 1f } : new[,] { { 0f, 1 } };
                using var tape = new GradientTape();
                var value = loss.Compute(predictions, labels);
                Assert.True(float.IsFinite(value.ToScalar()), $"{loss}({a}, {b}) = {value.ToScalar()}");
                Assert.All(tape.Gradient(value, predictions).ToArray(), slope => Assert.True(float.IsFinite(slope), $"{loss}′({a}, {b})"));
            }
        }
    }

    [Fact]
    public void Far_out_the_values_are_the_limits()
    {
        double Of(Loss loss, float prediction, float label) => loss.Compute(new[,] { { prediction } }, new[,] { { label } }).ToScalar();
        foreach (var x in new[] { 100f, 1e4f })
        {
            Close.To(x - Math.Log(2), Of(Loss.LogCosh, x, 0), 1e-6);
            Close.To(x - Math.Log(2), Of(Loss.LogCosh, 0, x), 1e-6);
            Close.To(x - 0.5, Of(Loss.Huber, -x, 0), 1e-6);
            Close.To(x, Of(new BinaryCrossEntropy(fromLogits: true), -x, 1), 1e-6);
            Close.To(0, Of(new BinaryCrossEntropy(fromLogits: true), x, 1), 0, 1e-30);
            Close.To(x + 1, Of(Loss.Hinge, -x, 1), 1e-6);
            Close.To((x + 1.0) * (x + 1), Of(Loss.SquaredHinge, -x, 1), 1e-6);
        }

        Close.To(2e4, new CategoricalCrossEntropy(true).Compute(new[,] { { 1e4f, -1e4f } }, new[,] { { 0f, 1 } }).ToScalar(), 1e-6);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-2)]
    [InlineData(0.3)]
    public void Log_cosh_of_small_errors_keeps_its_digits(double error)
    {
        var value = Loss.LogCosh.Compute(new[] { (float)error }, new[] { 0f }).ToScalar();
        var x = (double)(float)error;
        Close.To(Math.Log(1 + (2 * Math.Sinh(x / 2) * Math.Sinh(x / 2))), value, 1e-5, 0);
    }

    [Fact]
    public void Kinks_have_the_documented_slopes()
    {
        double Slope(Loss loss, float prediction, float label)
        {
            var p = new Variable(new[,] { { prediction } });
            using var tape = new GradientTape();
            return tape.Gradient(loss.Compute(p, new[,] { { label } }), p).ToScalar();
        }

        Assert.Equal(0, Slope(Loss.MeanAbsoluteError, 3, 3));
        Assert.Equal(1, Slope(Loss.Huber, 4, 3));
        Assert.Equal(-1, Slope(Loss.Huber, 2, 3));
        Assert.Equal(1, Slope(Loss.Huber, 40, 3));
        Assert.Equal(0, Slope(Loss.Hinge, 1, 1));
        Assert.Equal(-1, Slope(Loss.Hinge, 0.999f, 1));
        Assert.Equal(0, Slope(Loss.CosineSimilarity, 5, 2));
    }

    [Fact]
    public void Wrong_classes_that_tie_share_the_gradient_of_the_categorical_hinge()
    {
        var p = new Variable(new[,] { { 3f, 2, 3 } });
        using var tape = new GradientTape();
        var loss = Loss.CategoricalHinge.Compute(p, new[,] { { 0f, 1, 0 } });
        Assert.Equal(2, loss.ToScalar());
        Assert.Equal([0.5f, -1, 0.5f], tape.Gradient(loss, p).ToArray());
    }
}
