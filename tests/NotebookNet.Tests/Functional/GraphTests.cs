namespace NotebookNet.Tests.Functional;

/// <summary>What a model with branches computes, compared with the same written out by hand on its weights.</summary>
public sealed class GraphTests
{
    private static readonly Tensor X = Tensor.RandomNormal([5, 4], seed: 1);

    [Fact]
    public void A_skip_connection_adds_the_branch_it_skipped()
    {
        var input = Model.Input(4);
        var model = (input.Dense(4, Activation.Tanh) + input).Dense(2).Initialize(3);

        var (inner, outer) = (model.Layers[0].Weights, model.Layers[2].Weights);
        var byHand = (X.Linear(inner[0], inner[1]).Tanh() + X).Linear(outer[0], outer[1]);

        Assert.Equal(byHand.ToArray(), model.Predict(X).ToArray());
        Assert.Equal(["dense", "add", "dense_1"], model.Layers.Select(layer => layer.Name));
        Assert.Single(model.InputShapes);
    }

    [Fact]
    public void Products_and_averages_of_branches_are_element_wise()
    {
        var input = Model.Input(4);
        var (a, b) = (input.Dense(3), input.Dense(3));
        var product = (a * b).Initialize(1);
        var (wa, wb) = (product.Layers[0].Weights, product.Layers[1].Weights);
        var (ya, yb) = (X.Linear(wa[0], wa[1]), X.Linear(wb[0], wb[1]));

        Assert.Equal((ya * yb).ToArray(), product.Predict(X).ToArray());
        Assert.Equal(((ya + yb) / 2).ToArray(), Model.Merge(new Average(), a, b).Predict(X).ToArray());
    }

    [Fact]
    public void Branches_side_by_side_keep_their_order_and_their_inputs()
    {
        var left = Model.Input(4);
        var right = Model.Input(2);
        var model = Model.Concatenate(right, left.Dense(3));
        var other = Tensor.RandomNormal([5, 2], seed: 2);

        // Inputs come in the order they were made, whatever the order of the branches.
        Assert.Equal(["(4)", "(2)"], model.InputShapes.Select(shape => shape.ToString()));
        var weights = model.Layers[0].Weights;
        var dense = X.Linear(weights[0], weights[1]);
        var joined = model.Predict([X, other])[0];
        Assert.Equal("(5, 5)", joined.Shape.ToString());
        for (var row = 0; row < 5; row++)
        {
            Assert.Equal(other[row, 1], joined[row, 1]);
            Assert.Equal((float)dense[row, 2], (float)joined[row, 4]);
        }
    }

    [Fact]
    public void A_model_on_two_inputs_applies_the_same_weights_twice()
    {
        var shared = Model.Input(4).Dense(3, Activation.ReLU);
        var (a, b) = (Model.Input(4), Model.Input(4));
        var twins = (shared.On(a) + shared.On(b)).Initialize(5);

        Assert.Equal(15, twins.ParameterCount);
        Assert.Same(shared.Layers[0].Weights[0], twins.Layers[0].Weights[0]);
        Assert.Contains("15 parameters", twins.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("30 parameters", twins.ToHtml(), StringComparison.Ordinal);
        var once = shared.Predict(X);
        Assert.Equal((once + once).ToArray(), twins.Predict([X, X])[0].ToArray());
    }

    [Fact]
    public void Encoder_and_decoder_make_an_autoencoder_and_learn_with_it()
    {
        var encoder = Model.Input(4).Dense(3, Activation.Tanh);
        var decoder = Model.Input(3).Dense(4);
        var autoencoder = encoder.Then(decoder).Compile(new Adam(0.02), Loss.MeanSquaredError);
        var history = autoencoder.Fit(X, X, epochs: 200, seed: 1, progress: false);

        Assert.True(history["loss"][^1] < 0.3 * history["loss"][0], $"loss {history["loss"][0]} → {history["loss"][^1]}");
        Assert.Equal(autoencoder.Predict(X).ToArray(), decoder.Predict(encoder.Predict(X)).ToArray());
    }

    [Fact]
    public void Gradients_flow_through_branches_and_shared_layers()
    {
        var shared = Model.Input(4).Dense(4, Activation.Sigmoid);
        var input = Model.Input(4);
        var model = (shared.On(shared.On(input)) * input).Dense(1).Initialize(2);
        var weight = model.Layers[0].Weights[0];
        using var tape = new GradientTape();
        var loss = model.Forward(X).Square().Mean();
        var gradient = tape.Gradient(loss, weight);

        var numerical = Autodiff.NumericalGradient.Of(tape, loss, weight);
        for (var i = 0; i < numerical.Length; i++)
        {
            Assert.Equal(numerical[i], gradient.ToArray()[i], 1e-4 * Math.Max(1, Math.Abs(numerical[i])));
        }
    }

    [Fact]
    public void A_model_with_branches_draws_its_layers_as_boxes()
    {
        var (a, b) = (Model.Input(4), Model.Input(2));
        var trunk = Model.Concatenate(a.Dense(3, Activation.ReLU), b);
        var model = Model.WithOutputs(trunk.Dense(1, name: "left"), trunk.Dense(2, Activation.Softmax, name: "right"));
        model.Layer("left").Freeze();

        var html = model.ToHtml();
        foreach (var name in (string[])["input 1", "input 2", "concatenate", "left", "right", "ReLU", "Softmax", "frozen"])
        {
            Assert.Contains(name, html, StringComparison.Ordinal);
        }

        Assert.Contains("concatenate", model.GraphDiagram().ToString(), StringComparison.Ordinal);
        Assert.Equal(6, model.Summary().ToString().Split('\n').Count(line => line.Contains("(batch, ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_gradient_of_probabilities_that_a_loss_passes_by_is_explained()
    {
        var z = Tensor.RandomNormal([2, 3], seed: 1);
        using var tape = new GradientTape();
        var p = z.Softmax();
        var fused = Loss.SparseCategoricalCrossEntropy.Compute(p, new[] { 0, 1 });
        var plain = Loss.SparseCategoricalCrossEntropy.Compute(p * 1, new[] { 0, 1 });

        Assert.Contains("starts from the logits", Assert.Throws<InvalidOperationException>(() => tape.Gradient(fused, p)).Message, StringComparison.Ordinal);
        Assert.Equal((float)plain, (float)fused, 1e-6f);
        Assert.Equal(tape.Gradient(fused, z).ToArray(), tape.Gradient(plain, z).ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(-0.5 / p[0, 0], tape.Gradient(plain, p)[0, 0] - tape.Gradient(plain, p)[0, 1], 1e-4);
    }
}
