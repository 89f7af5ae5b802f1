namespace NotebookNet.Tests;

/// <summary>Activations and their derivatives against torch.</summary>
public class ActivationGoldenTests
{
    private static readonly Activation[] All =
    [
        Activation.ELU, new ELU(0.3), Activation.SELU, Activation.GELU, Activation.SiLU, Activation.Softplus, Activation.Sigmoid,
        Activation.Tanh, Activation.ReLU, Activation.LeakyReLU,
    ];

    public static TheoryData<string> Names => [.. TrainMathGoldens.Instance.Activations.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_derivatives_are_those_of_torch(string name)
    {
        var golden = TrainMathGoldens.Instance.Activations.Single(candidate => candidate.Name == name);
        var activation = All.Single(candidate => candidate.Name == name);
        Close.To(golden.Y, activation.Apply(golden.X).Doubles(), 1e-6, 1e-7, name);
        Close.To(golden.Slope, activation.Derivative(golden.X).Doubles(), 1e-5, 2e-7, name + "′");
    }

    [Fact]
    public void Every_elementwise_activation_has_a_golden()
    {
        var names = TrainMathGoldens.Instance.Activations.Select(golden => golden.Name);
        var properties = typeof(Activation).GetProperties().Where(property => property.PropertyType == typeof(Activation));
        var elementwise = properties.Select(property => (Activation)property.GetValue(null)!).Where(activation => activation.IsElementwise);
        Assert.Equal(["Linear"], elementwise.Select(activation => activation.Name).Except(names));
    }
}
