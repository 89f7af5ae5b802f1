using System.Collections;
using System.Globalization;
using System.Reflection;

namespace NotebookNet;

/// <summary>Options as text, <c>Adam(learningRate: 0.001, beta1: 0.9)</c>: the same digits under every culture.</summary>
internal static class OptionsText
{
    /// <summary>The name of the type with its public properties; those that are null or do not say anything are left out.</summary>
    public static string Of(object options)
    {
        var parts = options.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, Value: property.GetValue(options)))
            .Where(pair => pair.Value is not null)
            .Select(pair => $"{char.ToLowerInvariant(pair.Name[0])}{pair.Name[1..]}: {Text(pair.Value!)}");
        return $"{options.GetType().Name}({string.Join(", ", parts)})";
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ => value.ToString() ?? string.Empty,
    };
}
