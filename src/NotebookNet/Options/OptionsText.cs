using System.Collections;
using System.Globalization;
using System.Reflection;

namespace NotebookNet;

/// <summary>
/// Options as they would be written in code, as far as they differ from the defaults: <c>SGD(0.01, momentum: 0.9)</c>. The same
/// digits under every culture.
/// </summary>
internal static class OptionsText
{
    /// <summary>The name of the type with the arguments of its longest constructor, then what else was set.</summary>
    public static string Of(object options)
    {
        var type = options.GetType();
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var arguments = new object?[parameters.Length];
        var parts = new List<string>();
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        PropertyInfo? PropertyOf(ParameterInfo parameter) =>
            type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

        // The same with every argument left out that can be: what a default stands for may depend on the others.
        var bare = constructor?.Invoke([.. parameters.Select(parameter =>
            IsAlwaysTold(parameter) ? PropertyOf(parameter)?.GetValue(options) : DefaultOf(parameter))]);
        foreach (var parameter in parameters)
        {
            var property = PropertyOf(parameter);
            arguments[parameter.Position] = property?.GetValue(options);
            if (arguments[parameter.Position] is not { } value)
            {
                continue;
            }

            told.Add(property!.Name);
            if (IsAlwaysTold(parameter))
            {
                parts.Add(Text(value));
            }
            else if (!value.Equals(property.GetValue(bare)))
            {
                parts.Add($"{parameter.Name}: {Text(value)}");
            }
        }

        // What the constructor alone would have made: only what was set besides is told.
        var plain = constructor?.Invoke(arguments);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not null && told.Add(property.Name)
                && property.GetValue(options) is { } value && !value.Equals(property.GetValue(plain)))
            {
                parts.Add($"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}: {Text(value)}");
            }
        }

        return parts.Count == 0 ? type.Name : $"{type.Name}({string.Join(", ", parts)})";
    }

    // The first argument is what a layer or an optimizer is known by; a switch only says something when it is on.
    private static bool IsAlwaysTold(ParameterInfo parameter) =>
        !parameter.HasDefaultValue || (parameter.Position == 0 && parameter.ParameterType != typeof(bool));

    // The default of an enumeration comes as its number.
    private static object? DefaultOf(ParameterInfo parameter) => parameter.ParameterType.IsEnum
        ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!)
        : parameter.DefaultValue;

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => text,
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ => value.ToString() ?? string.Empty,
    };
}
