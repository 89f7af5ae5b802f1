using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace NotebookNet;

/// <summary>Writes options as JSON: the type's name and each of its options, so that a later default changes nothing.</summary>
internal static class OptionsWriter
{
    /// <summary>Writes options; null as null.</summary>
    public static void Write(Utf8JsonWriter json, object? options)
    {
        if (options is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", options.GetType().Name);
        foreach (var property in OptionShape.Of(options.GetType()).Properties)
        {
            json.WritePropertyName(OptionShape.NameOf(property));
            WriteValue(json, property.GetValue(options), $"{options.GetType().Name}.{property.Name}");
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, string what)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Enum name:
                json.WriteStringValue(name.ToString());
                break;
            case Size2D size:
                WriteList(json, new[] { size.Height, size.Width }, what);
                break;
            case RandomRange range:
                WriteList(json, new[] { range.Low, range.High }, what);
                break;
            case var options when OptionTypes.IsOption(options.GetType()):
                Write(json, options);
                break;
            case IEnumerable list:
                WriteList(json, list, what);
                break;
            default:
                throw new InvalidOperationException(
                    $"{what} is a {value.GetType().Name}, which cannot be stored in a file; options are numbers, texts, switches, enumerations, lists of them, and other options.");
        }
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable list, string what)
    {
        json.WriteStartArray();
        foreach (var item in list)
        {
            WriteValue(json, item, what);
        }

        json.WriteEndArray();
    }
}
