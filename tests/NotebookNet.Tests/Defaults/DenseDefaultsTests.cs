namespace NotebookNet.Tests;

public class DenseDefaultsTests
{
    [Fact]
    public void A_dense_layer_has_no_activation_a_bias_a_Glorot_kernel_and_zero_biases()
    {
        var dense = new Dense(3);
        Assert.Equal(Activation.Linear, dense.Activation);
        Assert.True(dense.UseBias);
        Assert.Equal(Initializer.GlorotUniform, dense.KernelInitializer);
        Assert.Equal(Initializer.Zeros, dense.BiasInitializer);
    }

    [Fact]
    public void The_fluent_form_has_the_same_defaults()
    {
        var layer = Model.Input(2).Dense(3).Layers[0];
        Assert.Equal(new Dense(3), layer.Layer);
    }

    [Fact]
    public void The_kernel_is_inputs_by_units_and_comes_before_the_bias()
    {
        var layer = Model.Input(4).Dense(3).Layers[0];
        Assert.Equal(["dense/kernel", "dense/bias"], layer.Weights.Select(weight => weight.Name));
        Assert.Equal([[4, 3], [3]], layer.Weights.Select(weight => weight.Shape));
        Assert.Equal([0, 0, 0], layer.Weights[1].ToArray());
        Assert.Equal((15, 15), (layer.ParameterCount, layer.TrainableParameterCount));
    }

    [Fact]
    public void A_dense_layer_computes_x_times_kernel_plus_bias_and_then_its_activation()
    {
        var model = Model.Input(2).Dense(3, Activation.ReLU);
        model.Layers[0].Weights[0].Assign(new[,] { { 1f, 2, 3 }, { -4, 5, 6 } });
        model.Layers[0].Weights[1].Assign(new[] { 1f, -30, 0.5f });
        Assert.Equal([0, 0, 15.5f], model.Predict(new[,] { { 1f, 2 } }).ToArray());
        Assert.Equal([6, 0, 9.5f], model.Predict(new[,] { { 1f, -1 }, { 1, 1 } }).ToArray().Where((_, i) => i is 0 or 1 or 5));
    }

    [Fact]
    public void Names_are_dense_dense_1_and_so_on_in_each_model()
    {
        var model = Model.Input(2, 2).Flatten().Dense(1).Dense(2).Dense(3, name: "last").Dense(4);
        Assert.Equal(["flatten", "dense", "dense_1", "last", "dense_2"], model.Layers.Select(layer => layer.Name));
        Assert.Equal("dense", Model.Input(2).Dense(1).Layers[0].Name);
    }

    [Fact]
    public void Flatten_lays_the_numbers_of_a_sample_in_a_row()
    {
        var model = Model.Input(2, 3).Flatten();
        Assert.Equal([6], model.OutputShape);
        var batch = Tensor.From([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 2, 2, 3);
        Assert.Equal(batch.ToArray(), model.Predict(batch).ToArray());
        Assert.Equal([2, 6], model.Predict(batch).Shape);
    }

    [Fact]
    public void The_slope_of_LeakyReLU_is_a_hundredth()
    {
        Assert.Equal(new LeakyReLU(0.01), Activation.LeakyReLU);
        Assert.Equal([-0.02f, 0, 3], Activation.LeakyReLU.Apply(new[] { -2f, 0, 3 }).ToArray());
    }

    [Fact]
    public void Activations_have_their_values_and_names()
    {
        Tensor x = new[] { -1f, 0, 2 };
        Close.To([0.26894143, 0.5, 0.88079708], Activation.Sigmoid.Apply(x).Doubles());
        Close.To([-0.76159416, 0, 0.96402758], Activation.Tanh.Apply(x).Doubles());
        Close.To([0.04201007, 0.1141952, 0.8437947], Activation.Softmax.Apply(x).Doubles());
        Assert.Equal([0, 0, 2], Activation.ReLU.Apply(x).ToArray());
        Assert.Equal(x.ToArray(), Activation.Linear.Apply(x).ToArray());
        Activation[] all =
        [
            Activation.Linear, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU, new LeakyReLU(0.2), Activation.Softmax,
        ];
        Assert.Equal(["Linear", "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU(0.2)", "Softmax"], all.Select(activation => activation.ToString()));
    }
}
