using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Recruit.Data.Reference;
using Recruit.Data.Staff;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Staff;

/// <summary>The words of the fields about a role.</summary>
public sealed class StaffForm(IStringLocalizer<StaffForm> L)
{
    public ChoiceField RoleField(string? chosen) => new("rol", L["Rol"],
        [.. StaffRoleWords.All.Select(role =>
            new Choice(role, $"{StaffRoleWords.Of(role, SiteLanguage.Current)}: {StaffRoleWords.WhatItMay(role, SiteLanguage.Current)}"))],
        [chosen ?? ""]);

    public TextField MunicipalityField(string? typed) =>
        new("gemeente", L["Gemeente"], typed) { Hint = L["Alleen bij de rol Gemeente. Bijvoorbeeld: Utrecht."], Optional = true };

    /// <summary>Whether role and municipality go together; what is wrong stands in <paramref name="errors"/>.</summary>
    /// <param name="code">The code of the municipality; null for any other role.</param>
    public bool Read(string? role, string? municipality, ModelStateDictionary errors, out string? code)
    {
        code = role == StaffRole.Municipality ? Municipalities.Published.Find(municipality ?? "")?.Code : null;
        if (role is null || !StaffRoleWords.All.Contains(role))
            errors.AddModelError("rol", L["Kies een rol."]);
        else if (role == StaffRole.Municipality && code is null)
            errors.AddModelError("gemeente", L["Vul de naam van een gemeente in, zoals Utrecht. Bestaat de naam twee keer? Gebruik dan de code, zoals GM0344."]);
        return errors.IsValid;
    }
}
