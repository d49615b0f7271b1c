using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Recruit.Data.Privacy;

/// <summary>Keeps the web's cookie keys in the database, so that every machine of ours reads the same cookies.</summary>
public sealed class DataProtectionKeys(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return [.. connection.Query<string>("select xml from data_protection_key order by friendly_name").Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        const string sql =
            """
            insert into data_protection_key (friendly_name, xml) values (@friendlyName, @xml)
            on conflict (friendly_name) do update set xml = excluded.xml
            """;

        using var connection = database.OpenConnection();
        connection.Execute(sql, new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
