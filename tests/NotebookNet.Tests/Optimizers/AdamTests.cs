namespace NotebookNet.Tests;

public class AdamTests
{
    [Theory]
    [InlineData(1e-6, 2.402531e-4, 9.029917e-4)]
    [InlineData(1e-4, 9.693466e-4, 2.929531e-3)]
    public void Epsilon_stands_beside_the_uncorrected_root_as_in_Keras(double gradient, double afterOne, double afterThree)
    {
        var path = Step.Path(new Adam(), 0, [gradient, gradient, gradient]);
        Close.To(afterOne, -path[0], 1e-6, 0);
        Close.To(afterThree, -path[2], 1e-6, 0);
    }

    [Fact]
    public void Five_steps_follow_the_formulas_written_out()
    {
        const double rate = 0.05, beta1 = 0.8, beta2 = 0.95, epsilon = 1e-3;
        double[] gradients = [0.3, -0.1, 0.7, 0, -2];
        var (weight, m, v) = (1.5, 0.0, 0.0);
        var expected = new List<double>();
        for (var t = 1; t <= gradients.Length; t++)
        {
            var g = gradients[t - 1];
            m = (beta1 * m) + ((1 - beta1) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            var alpha = rate * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
            weight -= alpha * m / (Math.Sqrt(v) + epsilon);
            expected.Add(weight);
        }

        Close.To(expected, Step.Path(new Adam(rate, beta1, beta2, epsilon), 1.5, gradients), 1e-6, 1e-7);
    }

    [Fact]
    public void The_first_step_goes_as_far_as_the_learning_rate_whatever_the_gradient()
    {
        Close.To(-0.001, Step.Path(new Adam(), 0, [42])[0], 1e-5, 0);
        Close.To(0.001, Step.Path(new Adam(), 0, [-0.7])[0], 1e-5, 0);
    }

    [Fact]
    public void Many_steps_stay_exact_while_the_powers_of_beta_vanish()
    {
        var gradients = Enumerable.Repeat(0.5, 3000).ToArray();
        Close.To(-3.0, Step.Path(new Adam(), 0, gradients)[^1], 1e-3, 0);
    }

    [Fact]
    public void It_remembers_two_numbers_per_weight_and_counts_steps_per_model()
    {
        var model = Networks.Classifier(new Adam());
        Assert.Equal(0, model.Summary().Optimizer);
        model.Fit(Datasets.Iris(), epochs: 2, batchSize: 50, progress: false);
        Assert.Equal(2 * model.ParameterCount, model.Summary().Optimizer);
        Assert.Equal(6, model.OptimizerState.Steps);
    }
}
