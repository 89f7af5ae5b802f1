namespace NotebookNet.Tests;

/// <summary>Published and hand-computed values of Keras' rules, among them those that tell the places of epsilon apart.</summary>
public class KerasValuesTests
{
    /// <summary>The values Keras' own tests expect after steps 1 to 5, first and last of ten weights; their tolerance is 5e-4.</summary>
    public static TheoryData<Optimizer, double[], double[]> Published => new()
    {
        { new Adam(amsgrad: true), [0.999, 0.9982, 0.9974, 0.9965, 0.9955], [0.999, 0.9982, 0.9974, 0.9965, 0.9955] },
        { new RMSprop(centered: true), [0.9967, 0.9933, 0.9908, 0.9885, 0.9864], [0.9967, 0.9933, 0.9908, 0.9885, 0.9864] },
        { new Adadelta(1.0, 0.8, 1e-6), [0.9978, 0.9947, 0.9915, 0.9882, 0.9849], [0.9978, 0.9947, 0.9915, 0.9882, 0.9849] },
        { new AdaGrad(0.2, 0.3, 1e-6), [0.9963, 0.9604, 0.9251, 0.8903, 0.856], [0.9963, 0.8209, 0.6891, 0.579, 0.4825] },
        { new Adamax(0.2, 0.85, 0.95, 1e-6), [0.8, 0.6827, 0.5333, 0.368, 0.1933], [0.8, 0.691, 0.5466, 0.3848, 0.2126] },
        { new AdamW(1.0, 0.5, epsilon: 2), [0.4998, 0.2486, 0.1223, 0.0586, 0.0263], [0.4998, 0.2382, 0.1003, 0.0258, -0.0159] },
        { new Nadam(0.5, 0.5, 0.67, 1e-5), [0.4281, -0.1738, -0.7115, -1.2335, -1.7492], [0.4281, -0.1717, -0.7084, -1.2299, -1.7454] },
        { new Lion(), [0.999, 0.998, 0.997, 0.996, 0.995], [0.999, 0.998, 0.997, 0.996, 0.995] },
        { new SGD(nesterov: true), [0.9999, 0.9989, 0.9979, 0.9969, 0.9959], [0.9999, 0.9899, 0.9799, 0.9699, 0.9599] },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void The_scenario_of_Keras_gives_the_published_values(Optimizer optimizer, double[] first, double[] last)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var path = KerasScenario.Run(optimizer);
        Close.To(first, [.. path.Select(step => step[0])], 5e-4, 5e-4, optimizer.ToString());
        Close.To(last, [.. path.Select(step => step[9])], 5e-4, 5e-4, optimizer.ToString());
    }

    [Theory]
    [InlineData(1e-6, 3.162276e-6, 9.486824e-6)]
    [InlineData(1e-4, 3.146584e-4, 9.399522e-4)]
    [InlineData(1e-2, 3.146584e-3, 7.352140e-3)]
    public void RMSprop_has_epsilon_inside_the_root(double gradient, double afterOne, double afterThree) =>
        AssertSteps(new RMSprop(), gradient, afterOne, afterThree);

    [Theory]
    [InlineData(1e-6, 2.402531e-4, 9.029917e-4)]
    [InlineData(1e-4, 9.693466e-4, 2.929531e-3)]
    public void Adam_and_AdamW_have_epsilon_beside_the_uncorrected_root(double gradient, double afterOne, double afterThree)
    {
        AssertSteps(new Adam(), gradient, afterOne, afterThree);
        AssertSteps(new AdamW(weightDecay: 0), gradient, afterOne, afterThree);
    }

    [Fact]
    public void AdaGrad_starts_from_an_accumulator_of_a_tenth() =>
        AssertSteps(new AdaGrad(), 1e-2, 3.160696e-5, 9.477358e-5);

    /// <summary>One step with learning rate 0.5, as in the single-step tests of Keras.</summary>
    public static TheoryData<Optimizer, double[]> SingleSteps => new()
    {
        { new Adam(0.5), [0.5, 1.5, 2.5, 3.5] },
        { new RMSprop(0.5), [-0.5811, 0.4189, 1.4189, 2.4189] },
        { new Adadelta(0.5), [0.9993, 1.9993, 2.9993, 3.9993] },
        { new AdaGrad(0.5), [0.5233, 1.5007, 2.5005, 3.5061] },
        { new Adamax(0.5), [0.5, 1.5, 2.5, 3.5] },
        { new AdamW(0.5), [0.4980, 1.4960, 2.494, 3.492] },
        { new Nadam(0.5), [0.4686, 1.4686, 2.4686, 3.4686] },
        { new Lion(0.5), [0.5, 1.5, 2.5, 3.5] },
    };

    [Theory]
    [MemberData(nameof(SingleSteps))]
    public void A_single_step_is_that_of_Keras(Optimizer optimizer, double[] expected)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var weights = new Variable(new[] { 1.0, 2, 3, 4 });
        optimizer.Apply([new[] { 1.0, 6, 7, 2 }], [weights]);
        Close.To(expected, weights.Doubles(), 1e-4, 1e-4, optimizer.ToString());
    }

    private static void AssertSteps(Optimizer optimizer, double gradient, double afterOne, double afterThree)
    {
        var path = Step.Path(optimizer, 0, [gradient, gradient, gradient]);
        Close.To(afterOne, -path[0], 1e-6, 0, "after one step");
        Close.To(afterThree, -path[2], 1e-6, 0, "after three steps");
    }
}
