using System.Collections.Concurrent;
using System.Reflection;

namespace NotebookNet;

/// <summary>
/// What an options record consists of: the parameters of its longest constructor, each with the property that holds it, and the
/// properties that are set besides.
/// </summary>
internal sealed class OptionShape
{
    // A span cannot pass through reflection.
    private static readonly Dictionary<Type, Func<object?[], object>> SpanConstructors = new()
    {
        [typeof(Reshape)] = arguments => new Reshape([.. (IReadOnlyList<int>)arguments[0]!]),
    };

    private static readonly ConcurrentDictionary<Type, OptionShape> Known = new();

    private readonly Type _type;
    private readonly ConstructorInfo _constructor;

    private OptionShape(Type type)
    {
        _type = type;
        _constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type.Name} cannot be stored: it has no public constructor.");
        Parameters =
        [
            .. _constructor.GetParameters().Select(parameter => (parameter,
                type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw new InvalidOperationException(
                    $"{type.Name} cannot be stored: its constructor takes '{parameter.Name}', but there is no public property of that name to tell its value."))),
        ];
        Others =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                .ExceptBy(Parameters.Select(pair => pair.Property.Name), property => property.Name),
        ];
    }

    /// <summary>The constructor's parameters with their properties.</summary>
    public IReadOnlyList<(ParameterInfo Parameter, PropertyInfo Property)> Parameters { get; }

    /// <summary>The properties that are set besides.</summary>
    public IReadOnlyList<PropertyInfo> Others { get; }

    /// <summary>All properties.</summary>
    public IEnumerable<PropertyInfo> Properties => Parameters.Select(pair => pair.Property).Concat(Others);

    /// <summary>The shape of a type.</summary>
    public static OptionShape Of(Type type) => Known.GetOrAdd(type, static type => new OptionShape(type));

    /// <summary>Calls the constructor.</summary>
    public object Create(object?[] arguments) => SpanConstructors.TryGetValue(_type, out var create)
        ? create(arguments)
        : _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);

    /// <summary>The name of an option in a file.</summary>
    public static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
