using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Tests;

/// <summary>What a model tells its diagram.</summary>
public partial class ModelDiagramTests
{
    [Fact]
    public void A_convolutional_model_shows_its_windows_and_keeps_the_input_out_of_the_count()
    {
        var html = Cnn().ToHtml();
        Assert.Contains("5 layers, 229 parameters", html, StringComparison.Ordinal);
        Assert.Contains("Conv2D 3×5 · ReLU", html, StringComparison.Ordinal);
        Assert.Contains("window of 3×5, stride 2×1", html, StringComparison.Ordinal);
        Assert.Contains("MaxPool2D 2×2", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_through_a_convolutional_model_is_shown_as_pictures_and_numbers()
    {
        var model = Cnn();
        var html = model.Diagram(Tensor.RandomNormal([12, 12, 1], seed: 3)).ToHtml();
        Assert.Equal(1 + 4 + 4, Regex.Count(html, "<image "));
        Assert.DoesNotContain("<image ", model.Diagram().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_in_the_neurons_are_those_the_model_computes()
    {
        var model = Networks.Classifier().Initialize(1);
        var sample = Tensor.From([0.5f, -1, 2, 0.25f], 4);
        var html = model.Diagram(sample).ToHtml();
        foreach (var probability in model.Predict(sample.Reshape(1, 4)).ToArray())
        {
            Assert.Contains(probability.ToString("0.00", CultureInfo.InvariantCulture), html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_recurrent_model_is_unrolled()
    {
        var html = Model.Input(28, 28).LSTM(16, returnSequences: true).Bidirectional(new SimpleRNN(4)).Dense(10).ToHtml();
        Assert.Contains(">LSTM<", html, StringComparison.Ordinal);
        Assert.Contains("RNN →", html, StringComparison.Ordinal);
        Assert.Contains("28 steps, 4 drawn", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_parts_of_a_transformer_block_have_all_its_parameters(bool normalizeFirst)
    {
        var model = Model.Input(6, 8).TransformerEncoder(heads: 2, feedForward: 12, normalizeFirst: normalizeFirst).GlobalAveragePool1D().Dense(1);
        var parts = Regex.Matches(model.ToMermaid(), @"(\d+) parameters").Select(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.Equal(model.ParameterCount, parts.Sum());
        Assert.Contains(normalizeFirst ? "normalization 1" : "attention", FirstBox().Match(model.ToMermaid()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_branches_and_several_inputs_is_drawn_with_a_sample_for_each()
    {
        var (left, right) = (Model.Input(3), Model.Input(2));
        var model = Model.Concatenate(left.Dense(4, Activation.ReLU), right).Dense(1);
        var html = model.Diagram([Tensor.From([1f, 2, 3], 3), Tensor.From([5f, 7], 2)]).ToHtml();
        Assert.Contains("= 1, 2, 3", html, StringComparison.Ordinal);
        Assert.Contains("= 5, 7", html, StringComparison.Ordinal);
        Assert.Contains("2 inputs", Assert.Throws<ShapeException>(() => model.Diagram(Tensor.Ones(3))).Message, StringComparison.Ordinal);
        Assert.Contains("input 2", Assert.Throws<ShapeException>(() => model.Diagram([Tensor.Ones(3), Tensor.Ones(3)])).Message, StringComparison.Ordinal);
        Assert.Contains("3 layers", model.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_applied_twice_is_counted_once()
    {
        var tower = Model.Input(5).Dense(4);
        var html = Model.Concatenate(tower.On(Model.Input(5)), tower.On(Model.Input(5))).ToHtml();
        Assert.Contains("3 layers, 24 parameters", html, StringComparison.Ordinal);
        Assert.Contains("shared", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_model_can_be_written_for_other_programs()
    {
        foreach (var model in new[] { Networks.Classifier(), Cnn(), Model.Input(4, 2).GRU(3), Model.WithOutputs(Model.Input(2).Dense(1), Model.Input(3).Dense(1)) })
        {
            Assert.StartsWith("flowchart TD\n", model.ToMermaid(), StringComparison.Ordinal);
            Assert.StartsWith("digraph {\n", model.ToDot(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_frozen_layer_says_so_whatever_the_drawing()
    {
        foreach (var model in new[] { Networks.Classifier(), Cnn(), Model.Input(4, 2).GRU(3) })
        {
            Assert.Contains("frozen", model.Freeze().ToHtml(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_diagram_takes_less_than_20_milliseconds_once_warm()
    {
        Model[] models = [Networks.Classifier(), Cnn(), Model.Input(28, 28).LSTM(16).Dense(10), Model.Input(40, 8).TransformerEncoder(2, 16).Flatten().Dense(2)];
        foreach (var diagram in models.Select(m => m.Diagram()))
        {
            // The best of some: other processes may hold the machine for a while.
            Assert.InRange(Enumerable.Range(0, 20).Min(_ => Time(diagram)), 0, 20);
        }

        static double Time(Visuals.NetworkDiagram diagram)
        {
            var start = Stopwatch.GetTimestamp();
            diagram.ToHtml();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static Model Cnn() => Model.Input(12, 12, 1)
        .Conv2D(4, (3, 5), strides: (2, 1), activation: Activation.ReLU).MaxPool2D(2).Dropout(0.1).Flatten().Dense(5, Activation.Softmax);

    [GeneratedRegex("n1\\[.*")]
    private static partial Regex FirstBox();
}
