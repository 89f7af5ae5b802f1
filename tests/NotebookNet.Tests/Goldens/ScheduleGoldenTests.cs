namespace NotebookNet.Tests;

/// <summary>Schedules against Keras' formulas and torch's one-cycle.</summary>
public class ScheduleGoldenTests
{
    private static readonly Dictionary<string, Schedule> All = new()
    {
        ["ExponentialDecay"] = new ExponentialDecay(0.3, 10, 0.96),
        ["ExponentialDecay, staircase"] = new ExponentialDecay(0.3, 10, 0.5, staircase: true),
        ["InverseTimeDecay"] = new InverseTimeDecay(0.3, 10, 0.5),
        ["InverseTimeDecay, staircase"] = new InverseTimeDecay(0.3, 10, 0.5, staircase: true),
        ["PolynomialDecay"] = new PolynomialDecay(0.3, 30),
        ["PolynomialDecay, cycle"] = new PolynomialDecay(0.3, 30, 0.01, 2.5, cycle: true),
        ["PolynomialDecay, root"] = new PolynomialDecay(0.3, 100, 0.02, 0.5),
        ["CosineDecay"] = new CosineDecay(0.3, 100),
        ["CosineDecay, alpha"] = new CosineDecay(0.3, 70, alpha: 0.1),
        ["CosineDecay, warm-up"] = new CosineDecay(0.01, 70, 0.05, 0.4, 30),
        ["CosineDecayRestarts"] = new CosineDecayRestarts(0.3, 10),
        ["CosineDecayRestarts, smaller"] = new CosineDecayRestarts(0.3, 10, 1.5, 0.8, 0.05),
        ["CosineDecayRestarts, equal cycles"] = new CosineDecayRestarts(0.3, 10, 1, 0.9),
        ["OneCycle"] = new OneCycle(0.4, 50),
        ["OneCycle with others"] = new OneCycle(0.4, 33, 0.45, 10, 100),
    };

    public static TheoryData<string> Names => [.. TrainMathGoldens.Instance.Schedules.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_those_of_the_formulas(string name)
    {
        var golden = TrainMathGoldens.Instance.Schedules.Single(candidate => candidate.Name == name);
        Close.To(golden.Rates, [.. golden.Steps.Select(All[name].At)], 1e-11, 1e-15, name);
    }

    [Fact]
    public void Every_schedule_has_a_golden_or_is_a_table()
    {
        var all = typeof(Schedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Schedule)));
        Assert.Equal([typeof(PiecewiseConstant)], all.Except(TrainMathGoldens.Instance.Schedules.Select(golden => All[golden.Name].GetType())));
    }
}
