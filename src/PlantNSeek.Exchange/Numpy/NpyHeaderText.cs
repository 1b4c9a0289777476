using System.Globalization;

namespace PlantNSeek.Numpy;

/// <summary>
/// Reads the text of a header, a Python dictionary: <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>, with any order, quotes
/// and spaces, each key once, and Python 2's <c>u'descr'</c> and <c>3L</c>. Nothing of Python beyond that is understood.
/// </summary>
internal ref struct NpyHeaderText
{
    private readonly string _text;
    private readonly Func<string, NpzException> _error;
    private int _at;

    private NpyHeaderText(string text, Func<string, NpzException> error)
    {
        _text = text;
        _error = error;
    }

    private readonly char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>What the text says.</summary>
    /// <param name="text">The dictionary and what fills it up.</param>
    /// <param name="error">Makes the exception of what is wrong with the array.</param>
    /// <exception cref="NpzException">The text is something else, or the array cannot be read.</exception>
    public static NpyHeader Parse(string text, Func<string, NpzException> error) => new NpyHeaderText(text, error).Read();

    private NpyHeader Read()
    {
        (NpyType? type, bool? fortran, int[]? shape, string? fault) = (null, null, null, null);
        Take('{');
        while (!TryTake('}'))
        {
            SkipSpaces();
            var start = _at;
            var key = ReadString();
            Take(':');
            SkipSpaces();
            switch (key)
            {
                case "descr" when type is null:
                    type = ReadType(out fault);
                    break;
                case "fortran_order" when fortran is null:
                    fortran = ReadBoolean();
                    break;
                case "shape" when shape is null:
                    shape = ReadShape();
                    break;
                default:
                    throw Unreadable($"key '{OneLine.Of(key)}' at {start} is {(key is "descr" or "fortran_order" or "shape" ? "there twice" : "unknown")}");
            }

            if (!TryTake(','))
            {
                Take('}');
                break;
            }
        }

        SkipSpaces();
        if (_at < _text.Length)
        {
            throw Unreadable($"something follows at {_at}");
        }

        return type is { } t && fortran is { } f && shape is not null
            ? new NpyHeader(t, f, shape, fault)
            : throw Unreadable($"key '{(type is null ? "descr" : fortran is null ? "fortran_order" : "shape")}' is missing");
    }

    // Many files hold arrays that nobody asks for, so a type that cannot be read is no fault of the file.
    private NpyType ReadType(out string? fault)
    {
        if (Next is '[' or '(')
        {
            SkipBrackets();
            fault = UnreadableType.Structured;
            return NpyType.Other;
        }

        var descriptor = ReadString();
        var type = NpyType.Parse(descriptor);
        fault = type is null ? UnreadableType.Fault(descriptor) : null;
        return type ?? NpyType.Other;
    }

    // Of a structured type only its end is sought; names of its fields may hold anything.
    private void SkipBrackets()
    {
        var (start, depth, quote) = (_at, 0, '\0');
        do
        {
            if (_at >= _text.Length)
            {
                throw Unreadable($"the bracket at {start} is not closed");
            }

            var c = _text[_at++];
            if (quote != '\0')
            {
                _at += c == '\\' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
                continue;
            }

            quote = c is '\'' or '"' ? c : '\0';
            depth += c is '[' or '(' ? 1 : c is ']' or ')' ? -1 : 0;
        }
        while (depth > 0);
    }

    private bool ReadBoolean()
    {
        var value = _text.AsSpan(_at) switch
        {
            ['T', 'r', 'u', 'e', ..] => true,
            ['F', 'a', 'l', 's', 'e', ..] => false,
            _ => throw Unreadable($"True or False is missing at {_at}"),
        };
        _at += value ? 4 : 5;
        return value;
    }

    private int[] ReadShape()
    {
        var shape = new List<int>();
        Take('(');
        while (!TryTake(')'))
        {
            if (shape.Count == NpyHeader.MostDimensions)
            {
                throw _error($"has more than {NpyHeader.MostDimensions} dimensions");
            }

            shape.Add(ReadDimension());
            if (TryTake(','))
            {
                continue;
            }

            // (3) is a number in Python, and only (3,) a tuple.
            if (shape.Count == 1)
            {
                throw Unreadable($"',' is missing at {_at}");
            }

            Take(')');
            break;
        }

        return [.. shape];
    }

    private int ReadDimension()
    {
        SkipSpaces();
        var start = _at;
        while (char.IsAsciiDigit(Next))
        {
            _at++;
        }

        var digits = _text.AsSpan(start, _at - start);
        if (digits.IsEmpty || digits is ['0', _, ..])
        {
            throw Unreadable($"a dimension is missing at {start}");
        }

        // Python 2 wrote a long so.
        if (Next == 'L')
        {
            _at++;
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var dimension)
            ? dimension
            : throw _error($"has a dimension of {OneLine.Of(digits.ToString())}; at most {int.MaxValue} can be read");
    }

    private string ReadString()
    {
        SkipSpaces();
        if (Next == 'u')
        {
            _at++; // Unicode, as Python 2 had to say
        }

        var quote = Next;
        var end = quote is '\'' or '"' ? _text.IndexOf(quote, _at + 1) : -1;
        if (end < 0)
        {
            throw Unreadable($"a quoted word is missing at {_at}");
        }

        var value = _text[(_at + 1)..end];
        _at = end + 1;
        return value;
    }

    private void Take(char c)
    {
        if (!TryTake(c))
        {
            throw Unreadable($"'{c}' is missing at {_at}");
        }
    }

    private bool TryTake(char c)
    {
        SkipSpaces();
        if (Next == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void SkipSpaces()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private readonly NpzException Unreadable(string why) => _error($"has an unreadable header: {why}");
}
