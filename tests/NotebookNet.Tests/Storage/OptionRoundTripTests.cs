using System.Reflection;
using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>
/// Every layer, activation, initializer, regularizer, constraint, optimizer, schedule, loss and metric survives being stored, with
/// each of its options away from its default. The types are found by reflection, so a new one cannot be forgotten.
/// </summary>
public class OptionRoundTripTests
{
    private static readonly Type[] Kinds =
        [typeof(Layer), typeof(Activation), typeof(Initializer), typeof(Regularizer), typeof(Constraint), typeof(Optimizer), typeof(Schedule), typeof(Loss), typeof(Metric)];

    public static TheoryData<string> TypeNames => [.. Types().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Options_survive_one_by_one(string name)
    {
        var type = Types().Single(type => type.Name == name);
        var kind = Kinds.Single(kind => kind.IsAssignableFrom(type));
        var shape = OptionShape.Of(type);
        var plain = shape.Parameters.Select((pair, i) => pair.Parameter.HasDefaultValue
            ? pair.Parameter.ParameterType.IsEnum ? Enum.ToObject(pair.Parameter.ParameterType, pair.Parameter.DefaultValue!) : pair.Parameter.DefaultValue
            : Others(pair.Property.PropertyType, i, null).First()).ToArray();
        var variants = new List<object> { shape.Create(plain) };
        for (var i = 0; i < plain.Length; i++)
        {
            var property = shape.Parameters[i].Property;
            var made = Others(property.PropertyType, i, property.GetValue(variants[0]))
                .Select(value => TryCreate(shape, [.. plain[..i], value, .. plain[(i + 1)..]])).FirstOrDefault(options => options is not null);

            // Some options are only possible together.
            variants.Add(made ?? shape.Create([.. shape.Parameters.Select((pair, j) => Others(pair.Property.PropertyType, j, null).First())]));
            Assert.NotEqual(variants[0], variants[^1]);
        }

        foreach (var property in shape.Others)
        {
            var changed = shape.Create(plain);
            property.SetMethod!.Invoke(changed, [Others(property.PropertyType, 0, property.GetValue(changed)).First()]);
            variants.Add(changed);
            Assert.NotEqual(variants[0], variants[^1]);
        }

        Assert.All(variants, variant => Assert.Equal(variant, RoundTrip(variant, kind)));
    }

    [Fact]
    public void An_option_that_is_nothing_stays_nothing()
    {
        Assert.Equal(new MaxNorm(3, axis: null), RoundTrip(new MaxNorm(3, axis: null), typeof(Constraint)));
        var dense = new Dense(2) { Name = null, KernelRegularizer = null };
        Assert.Equal(dense, RoundTrip(dense, typeof(Layer)));
    }

    [Fact]
    public void Options_within_options_survive()
    {
        Layer layer = new Bidirectional(
            new LSTM(3, Activation.Sigmoid, returnSequences: true, kernelInitializer: new VarianceScaling(2, FanMode.Out, Distribution.Uniform))
            { BiasRegularizer = new L1L2(0.1, 0.2) },
            BidirectionalMerge.Average)
        { Name = "both \"ways\" <ß>" };
        Assert.Equal(layer, RoundTrip(layer, typeof(Layer)));
        Optimizer optimizer = new AdamW(0.1) { Schedule = new PiecewiseConstant([10, 20], [0.1, 1e-300, 0.3]), GlobalClipNorm = 1 / 3.0 };
        Assert.Equal(optimizer, RoundTrip(optimizer, typeof(Optimizer)));
    }

    private static IEnumerable<Type> Types() => typeof(Layer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && !type.IsNested && Kinds.Any(kind => kind.IsAssignableFrom(type)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static object? RoundTrip(object options, Type kind)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            OptionsWriter.Write(writer, options);
        }

        using var json = JsonDocument.Parse(stream.ToArray());
        var reader = new OptionsReader(new OptionTypes([]), (message, cause) => new InvalidDataException(message, cause));
        try
        {
            return typeof(OptionsReader).GetMethod(nameof(OptionsReader.Read))!.MakeGenericMethod(kind).Invoke(reader, [json.RootElement]);
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    }

    private static object? TryCreate(OptionShape shape, object?[] arguments)
    {
        try
        {
            return shape.Create(arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Values that an option of this type may have, and that it does not have yet.</summary>
    private static IEnumerable<object> Others(Type type, int position, object? current)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        object[] candidates = type switch
        {
            _ when type == typeof(bool) => [true, false],
            _ when type == typeof(int) => [3, 6],
            _ when type == typeof(long) => [3L + position, 4L + position],
            _ when type == typeof(double) => [0.3 + (0.1 * position), 0.31 + (0.1 * position), 1.5, -0.5],
            _ when type == typeof(string) => ["name", "other"],
            _ when type == typeof(Size2D) => [new Size2D(3, 2), new Size2D(2, 3)],
            _ when type == typeof(RandomRange) => [new RandomRange(-0.25, 0.5), new RandomRange(0.1, 0.2)],
            _ when type.IsEnum => [.. Enum.GetValues(type).Cast<object>()],
            _ when type == typeof(IReadOnlyList<int>) => [new[] { 2, 3 }, new[] { 3, 2 }],
            _ when type == typeof(IReadOnlyList<long>) => [new[] { 2L }, new[] { 3L }],
            _ when type == typeof(IReadOnlyList<double>) => [new[] { 0.1, 0.2 }, new[] { 0.3, 0.2 }],
            _ when type == typeof(Activation) => [Activation.Sigmoid, Activation.Tanh],
            _ when type == typeof(Initializer) => [new Constant(0.5), new RandomNormal(1, 2)],
            _ when type == typeof(Regularizer) => [new L1L2(0.1, 0.2)],
            _ when type == typeof(Constraint) => [new MaxNorm(3, null)],
            _ when type == typeof(Schedule) => [new CosineDecay(0.1, 5, 0.2, 0.3, 4)],
            _ when type == typeof(RecurrentLayer) => [new GRU(2), new SimpleRNN(2)],
            _ when type == typeof(Layer) => [new Dense(2), new Dense(3)],
            _ => throw new NotSupportedException($"Say here which other values an option of type {type.Name} may have."),
        };
        return candidates.Where(candidate => !IsSame(candidate, current));
    }

    private static bool IsSame(object candidate, object? current) => candidate is Array list && current is System.Collections.IEnumerable other
        ? list.Cast<object>().SequenceEqual(other.Cast<object>())
        : Equals(candidate, current);
}
