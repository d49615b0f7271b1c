using System.Text;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Recruit.Data.Privacy;

/// <summary>Keeps the web's cookie keys in the database, sealed, so that every machine of ours reads the same cookies.</summary>
public sealed class DataProtectionKeys(NpgsqlDataSource database, MasterKey master) : IXmlRepository
{
    private readonly byte[] sealing = master.For("data-protection");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return [.. connection
            .Query<(string Name, byte[] SealedXml)>("select friendly_name, sealed_xml from data_protection_key order by friendly_name")
            .Select(key =>
                XElement.Parse(Encoding.UTF8.GetString(Sealing.Open(sealing, key.SealedXml, Encoding.UTF8.GetBytes(key.Name)))))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        const string sql =
            """
            insert into data_protection_key (friendly_name, sealed_xml) values (@friendlyName, @sealedXml)
            on conflict (friendly_name) do update set sealed_xml = excluded.sealed_xml
            """;

        using var connection = database.OpenConnection();
        var xml = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        connection.Execute(sql, new { friendlyName, sealedXml = Sealing.Seal(sealing, xml, Encoding.UTF8.GetBytes(friendlyName)) });
    }
}
