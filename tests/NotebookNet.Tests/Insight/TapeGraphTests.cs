namespace NotebookNet.Tests.Insight;

/// <summary>The graph of a tape shows the numbers the tape gives.</summary>
public class TapeGraphTests
{
    [Fact]
    public void Each_tensor_has_its_value_and_the_gradient_of_the_target()
    {
        var (w, b) = (new Variable(3f, "w"), new Variable(1f, "b"));
        using var tape = new GradientTape();
        var z = (w * 2) + b;
        var loss = z.Square();
        var graph = tape.Graph(loss, (z, "z"));
        var nodes = graph.Nodes.Where(n => n.Name is not null).ToDictionary(n => n.Name!);
        Assert.Equal([3, 28], [nodes["w"].Values![0], nodes["w"].Gradients![0]]);
        Assert.Equal([1, 14], [nodes["b"].Values![0], nodes["b"].Gradients![0]]);
        Assert.Equal([7, 14], [nodes["z"].Values![0], nodes["z"].Gradients![0]]);
        Assert.Equal([49, 1], [nodes["target"].Values![0], nodes["target"].Gradients![0]]);
        Assert.Same(graph.Nodes[^1], nodes["target"]);
        Assert.Equal(["b", "w"], graph.Nodes.Where(n => n.IsVariable).Select(n => n.Name!).Order());
        Assert.StartsWith("3 operations, 2 variables", graph.ToString(), StringComparison.Ordinal);
        Assert.Contains("gradient 28", graph.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("gradient 28", graph.ToDot(), StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_are_those_the_tape_gives_for_each_source()
    {
        var w = new Variable(Tensor.RandomNormal([4, 3], seed: 1), "w");
        using var tape = new GradientTape();
        var loss = Loss.MeanSquaredError.Compute(Tensor.RandomNormal([5, 4], seed: 2).MatMul(w).Tanh(), Tensor.Ones(5, 3));
        var node = tape.Graph(loss).Nodes.Single(n => n.Name == "w");
        Assert.Equal(tape.Gradient(loss, w).ToArray(), node.Gradients!);
        Assert.Equal(w.ToArray(), node.Values!);
    }

    [Fact]
    public void Where_no_gradient_flows_the_graph_says_so()
    {
        using var tape = new GradientTape();
        var x = new Variable(2f, "x");
        var loss = x.StopGradient() * 3;
        Assert.Null(tape.Graph(loss).Nodes.Single(n => n.Name == "x").Gradients);
        Assert.Contains("no gradient", tape.Graph(loss).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_target_does_not_need_is_left_out()
    {
        using var tape = new GradientTape();
        var x = new Variable(2f, "x");
        _ = (x * 5).Sqrt();
        var loss = x.Square();
        _ = loss * 2;
        Assert.Equal(2, tape.Graph(loss).Nodes.Count);
    }

    [Fact]
    public void A_computation_is_recorded_and_drawn_in_one_line()
    {
        var w = new Variable(3f, "w");
        Assert.Equal([20], TapeGraph.Of(() => ((w * 2) - 1).Square()).Nodes.Single(n => n.Name == "w").Gradients!);
    }

    [Fact]
    public void A_target_that_was_not_recorded_is_refused()
    {
        using var tape = new GradientTape();
        Assert.Contains("was not computed while this tape was open", Assert.Throws<InvalidOperationException>(() => tape.Graph(Tensor.Ones(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_training_step_fits_into_a_picture()
    {
        var model = Model.Input(8, 8, 1).Conv2D(4, 3, activation: Activation.ReLU).Flatten().Dense(3, Activation.Softmax).Initialize(1);
        using var tape = new GradientTape();
        var loss = Loss.SparseCategoricalCrossEntropy.Compute(model.Forward(Tensor.RandomNormal([2, 8, 8, 1], seed: 1)), new float[] { 0, 2 });
        var html = tape.Graph(loss).ToHtml();
        Assert.Contains("[3, 3, 1, 4]", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1000, 50 * 1024);
    }
}
