namespace NotebookNet.Tests;

/// <summary>The values Keras' own tests assert: constant weights, inputs that count up.</summary>
public class KerasValueTests
{
    private static readonly Initializer Kernel = new RandomUniform(0.01, 0.01);
    private static readonly Initializer Recurrent = new RandomUniform(0.02, 0.02);
    private static readonly Initializer Bias = new RandomUniform(0.03, 0.03);

    public static TheoryData<RecurrentLayer, int[], double[]> Cases => new()
    {
        { new LSTM(3, kernelInitializer: Kernel, recurrentInitializer: Recurrent, biasInitializer: Bias), [3, 6, 4], [0.6288687, 0.86899155, 0.9460773] },
        { new GRU(3, kernelInitializer: Kernel, recurrentInitializer: Recurrent, biasInitializer: Bias), [3, 6, 4], [0.5217289, 0.6371659, 0.39384964] },
        { new SimpleRNN(4, kernelInitializer: Kernel, recurrentInitializer: Recurrent, biasInitializer: Bias), [2, 3, 4], [0.405432, 0.73605347] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Constant_weights_give_the_values_of_Keras_tests(RecurrentLayer layer, int[] shape, double[] expected)
    {
        var input = Tensor.From([.. Enumerable.Range(0, shape[0] * shape[1] * shape[2]).Select(i => (float)i)], shape);
        var output = Model.Input(shape[1], shape[2]).Add(layer).Predict(input);
        Assert.Equal([shape[0], layer.Units], output.Shape);
        Close.To([.. expected.SelectMany(value => Enumerable.Repeat(value, layer.Units))], output.Doubles(), 1e-5);
    }
}
