using System.Data;
using System.Text.Json;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Recruit.Data.Postgres;

/// <summary>Levels of a person or a table, attribute slug to level slug, as they stand in a jsonb column.</summary>
public sealed class Levels : Dictionary<string, string>
{
    public Levels() : base(StringComparer.Ordinal) { }

    public Levels(IEnumerable<KeyValuePair<string, string>> levels) : base(levels, StringComparer.Ordinal) { }
}

/// <summary>Teaches Dapper the PostgreSQL types that we use.</summary>
internal static class DapperTypes
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new TextArrayHandler());
        SqlMapper.AddTypeHandler(new InstantArrayHandler());
        SqlMapper.AddTypeHandler(new LevelsHandler());
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) =>
            value is DateTimeOffset instant ? instant : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.TimestampTz;
            parameter.Value = value.UtcDateTime;
        }
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value is DateOnly day ? day : DateOnly.FromDateTime((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Date;
            parameter.Value = value;
        }
    }

    private sealed class TextArrayHandler : SqlMapper.TypeHandler<string[]>
    {
        public override string[] Parse(object value) => (string[])value;

        public override void SetValue(IDbDataParameter parameter, string[]? value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text;
            parameter.Value = value ?? (object)DBNull.Value;
        }
    }

    private sealed class InstantArrayHandler : SqlMapper.TypeHandler<DateTimeOffset?[]>
    {
        public override DateTimeOffset?[] Parse(object value) =>
            Array.ConvertAll((DateTime?[])value, instant => instant is { } at ? new DateTimeOffset(at) : (DateTimeOffset?)null);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset?[]? value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;
            parameter.Value = value is null ? DBNull.Value : Array.ConvertAll(value, instant => instant?.UtcDateTime);
        }
    }

    private sealed class LevelsHandler : SqlMapper.TypeHandler<Levels>
    {
        public override Levels Parse(object value) => JsonSerializer.Deserialize<Levels>((string)value) ?? [];

        public override void SetValue(IDbDataParameter parameter, Levels? value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Jsonb;
            parameter.Value = JsonSerializer.Serialize(value ?? []);
        }
    }
}
