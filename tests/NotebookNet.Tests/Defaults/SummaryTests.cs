namespace NotebookNet.Tests;

public class SummaryTests
{
    [Fact]
    public void The_summary_lists_layers_shapes_and_parameters_as_Keras_does()
    {
        var model = Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax);
        var text = model.Summary().ToString();
        Assert.Contains("Layer (type)", text, StringComparison.Ordinal);
        Assert.Contains("Output Shape", text, StringComparison.Ordinal);
        Assert.Contains("Param #", text, StringComparison.Ordinal);
        Assert.Matches(@"dense \(Dense\)\s+\(batch, 10\)\s+50", text);
        Assert.Matches(@"dense_1 \(Dense\)\s+\(batch, 3\)\s+33", text);
        Assert.Contains("Total params: 83 (332 B)", text, StringComparison.Ordinal);
        Assert.Contains("Trainable params: 83 (332 B)", text, StringComparison.Ordinal);
        Assert.Contains("Non-trainable params: 0 (0 B)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Optimizer params", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_optimizer_remembers_stands_on_its_own_line_and_outside_the_total()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), progress: false);
        var summary = model.Summary();
        Assert.Equal((67, 67, 134), (summary.Total, summary.Trainable, summary.Optimizer));
        Assert.Contains("Total params: 67 ", summary.ToString(), StringComparison.Ordinal);
        Assert.Contains("Optimizer params: 134 (536 B)", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_numbers_are_grouped_and_sizes_readable()
    {
        var text = Model.Input(784).Dense(512).Dense(10).Summary().ToString();
        Assert.Contains("401,920", text, StringComparison.Ordinal);
        Assert.Contains("Total params: 407,050 (1.55 MB)", text, StringComparison.Ordinal);
        Assert.Contains("(3.95 KB)", Model.Input(9).Dense(101, useBias: true).Summary().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_prints_as_its_summary()
    {
        var model = Model.Input(2).Dense(1);
        Assert.Equal(model.Summary().ToString(), model.ToString());
        Assert.Equal(3, model.ParameterCount);
    }
}
