namespace NotebookNet.Tests;

/// <summary>Every optimizer on two variables with tiny, large and vanishing gradients: Keras' rules in double precision, and torch's.</summary>
public class OptimizerGoldenTests
{
    public static TheoryData<string> Names => [.. TrainMathGoldens.Instance.Optimizers.Select(golden => golden.Name)];

    public static TheoryData<string> Kinds => [.. TrainMathGoldens.Instance.Scenarios.Select(golden => golden.Kind)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_is_that_of_the_other_implementation(string name)
    {
        var golden = TrainMathGoldens.Instance.Optimizers.Single(candidate => candidate.Name == name);
        var optimizer = golden.Options.Create(golden.Kind);
        var walk = TrainMathGoldens.Instance.Walk[0];
        Variable[] variables = [.. walk.Starts.Select(start => new Variable(start))];
        for (var step = 0; step < walk.Gradients.Length; step++)
        {
            optimizer.Apply([.. walk.Gradients[step].Select(gradient => (Tensor)gradient)], variables);
            for (var i = 0; i < variables.Length; i++)
            {
                // The default steps move a weight by about 0.001: what they do is checked to three digits at least.
                Close.To(golden.Path[step][i], variables[i].Doubles(), 1e-6, 3e-7, $"{name}, step {step + 1}, variable {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_scenario_of_Keras_goes_as_its_rules_say(string kind)
    {
        var golden = TrainMathGoldens.Instance.Scenarios.Single(candidate => candidate.Kind == kind);
        var path = KerasScenario.Run(golden.Options.Create(kind));
        for (var step = 0; step < path.Length; step++)
        {
            Close.To(golden.Path[step], path[step], 1e-5, 1e-7, $"{kind}, step {step + 1}");
        }
    }

    [Fact]
    public void Every_optimizer_has_a_golden()
    {
        var tested = TrainMathGoldens.Instance.Optimizers.Select(golden => golden.Options.Create(golden.Kind).GetType());
        var all = typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)));
        Assert.Equal([typeof(SGD)], all.Except(tested));
    }
}
