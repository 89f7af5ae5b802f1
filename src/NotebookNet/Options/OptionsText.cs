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
        var parameters = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() ?? [];
        var parts = new List<string>();
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parameters)
        {
            var property = type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.GetValue(options) is not { } value)
            {
                continue;
            }

            told.Add(property.Name);
            if (parameter.Position == 0 || !parameter.HasDefaultValue)
            {
                parts.Add(Text(value));
            }
            else if (!IsDefault(parameter, value))
            {
                parts.Add($"{parameter.Name}: {Text(value)}");
            }
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not null && told.Add(property.Name)
                && property.GetValue(options) is { } value && value is not (0 or 0.0 or false))
            {
                parts.Add($"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}: {Text(value)}");
            }
        }

        return parts.Count == 0 ? type.Name : $"{type.Name}({string.Join(", ", parts)})";
    }

    // The default of an enumeration comes as its number.
    private static bool IsDefault(ParameterInfo parameter, object value) =>
        value is Enum ? Convert.ToInt64(value, CultureInfo.InvariantCulture) == Convert.ToInt64(parameter.DefaultValue, CultureInfo.InvariantCulture)
        : value.Equals(parameter.DefaultValue);

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
