using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Asking;
using Recruit.Web.Language;

namespace Recruit.Web.Asking;

/// <summary>Reads an uploaded file of addresses; nothing of it is kept or logged.</summary>
public sealed class AddressUpload(TimeProvider clock, IStringLocalizer<AddressUpload> L)
{
    private const string Field = "bestand";
    private const long MostBytes = 20_000_000;

    /// <summary>Null when it cannot be used: the field of the form then says why.</summary>
    public async Task<AddressReading.Read?> ReadAsync(
        IFormFile? upload, Programme programme, ModelStateDictionary faults, CancellationToken stop)
    {
        if (upload is null or { Length: 0 })
            faults.AddModelError(Field, L["Kies een bestand met adressen."]);
        else if (upload.Length > MostBytes)
            faults.AddModelError(Field, L["Dit bestand is te groot. Splits het in tweeën."]);
        else
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, stop);
            switch (AddressFile.Read(bytes.ToArray(), clock.GetUtcNow().Year - programme.MinimumAge))
            {
                case AddressReading.Read read:
                    return read;
                case AddressReading.Unusable(var because):
                    faults.AddModelError(Field, because.In(SiteLanguage.Current));
                    break;
            }
        }
        return null;
    }
}
