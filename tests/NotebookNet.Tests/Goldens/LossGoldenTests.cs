namespace NotebookNet.Tests;

/// <summary>Every loss, its values, its weighted mean and its gradient, against torch.</summary>
public class LossGoldenTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, TrainMathGoldens.Instance.Losses.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_mean_and_gradient_are_those_of_torch(int index)
    {
        var golden = TrainMathGoldens.Instance.Losses[index];
        var loss = golden.Create();
        var predictions = new Variable(Tensor.From(golden.Predictions, golden.Shape));
        var labels = Tensor.From(golden.Labels, golden.LabelShape);
        using var tape = new GradientTape();
        var value = loss.Compute(predictions, labels, golden.Weights is null ? null : (Tensor)golden.Weights);

        var values = loss.Values(predictions, labels);
        Assert.Equal(golden.Shape[..^1], values.Shape);
        Close.To(golden.Values, values.Doubles(), 1e-5, 1e-6, golden.Loss);
        Close.To(golden.Value, value.ToScalar(), 1e-5, 1e-6, golden.Loss + ", mean");
        Close.To(golden.Gradient, tape.Gradient(value, predictions).Doubles(), 1e-5, 1e-6, golden.Loss + ", gradient");
    }

    [Fact]
    public void Every_loss_has_a_golden()
    {
        var tested = TrainMathGoldens.Instance.Losses.Select(golden => golden.Create().GetType());
        var all = typeof(Loss).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Loss)));
        Assert.Empty(all.Except(tested));
    }
}
