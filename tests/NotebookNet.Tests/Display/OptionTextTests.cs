namespace NotebookNet.Tests;

/// <summary>Options print as they are written in code.</summary>
public class OptionTextTests
{
    [Fact]
    public void Optimizers_print_what_differs_from_the_defaults()
    {
        Assert.Equal("SGD(0.01)", new SGD().ToString());
        Assert.Equal("SGD(0.1, momentum: 0.9)", new SGD(0.1, 0.9).ToString());
        Assert.Equal("SGD(0.1, momentum: 0.5, nesterov: true)", new SGD(0.1, 0.5, true).ToString());
        Assert.Equal("Adam(0.001)", new Adam().ToString());
        Assert.Equal("Adam(0.01, beta1: 0.8, beta2: 0.99, epsilon: 0.001)", new Adam(0.01, 0.8, 0.99, 1e-3).ToString());
    }

    [Fact]
    public void Layers_and_initializers_print_their_options()
    {
        Assert.Equal("Dense(3)", new Dense(3).ToString());
        Assert.Equal("Dense(10, ReLU)", new Dense(10, Activation.ReLU).ToString());
        Assert.Equal("Dense(2, LeakyReLU(0.25), no bias)", new Dense(2, new LeakyReLU(0.25), useBias: false).ToString());
        Assert.Equal("Flatten", new Flatten().ToString());
        Assert.Equal("VarianceScaling(2, In, TruncatedNormal)", Initializer.HeNormal.ToString());
        Assert.Equal("Zeros", Initializer.Zeros.ToString());
    }

    [Fact]
    public void A_history_prints_its_epochs_abridged_in_the_middle()
    {
        var text = Displayables.Create("history").ToString();
        Assert.StartsWith("20 of 20 epochs, seed 1\n", text, StringComparison.Ordinal);
        var lines = text.Split('\n');
        Assert.Equal(["epoch", "loss", "accuracy", "val_loss", "val_accuracy"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["1", "2", "3", "4", "5", "…", "16", "17", "18", "19", "20"], lines[2..].Select(line => line.Trim().Split(' ')[0]));
    }

    [Fact]
    public void Layers_over_pictures_print_what_was_set()
    {
        Assert.Equal("Conv2D(8, 3×3)", new Conv2D(8, 3).ToString());
        Assert.Equal("Conv2D(8, 3×3, strides: 2×2, padding: Same, activation: ReLU, groups: 2)",
            new Conv2D(8, 3, 2, Padding.Same, Activation.ReLU) { Groups = 2 }.ToString());
        Assert.Equal("GlobalMaxPool2D", new GlobalMaxPool2D().ToString());
        Assert.Equal("ActivationLayer(Tanh)", new ActivationLayer(Activation.Tanh).ToString());
        Assert.Equal("TimeDistributed(Dense(2))", new TimeDistributed(new Dense(2)).ToString());
    }
}
