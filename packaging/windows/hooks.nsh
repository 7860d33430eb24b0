; Explorer's “Open with” knows Broadsheet, and no file opens in it that opened in another program before: Tauri's own
; associations would make it the standard program for each ending, so there are none in tauri.windows.conf.json.

!define BROADSHEET_CLASS "Broadsheet.Digest"

!macro BROADSHEET_EACH DO
  !insertmacro ${DO} ".html"
  !insertmacro ${DO} ".htm"
  !insertmacro ${DO} ".mhtml"
  !insertmacro ${DO} ".eml"
  !insertmacro ${DO} ".mbox"
  !insertmacro ${DO} ".json"
  !insertmacro ${DO} ".jsonl"
  !insertmacro ${DO} ".bib"
  !insertmacro ${DO} ".ris"
  !insertmacro ${DO} ".xml"
  !insertmacro ${DO} ".atom"
  !insertmacro ${DO} ".rss"
  !insertmacro ${DO} ".md"
  !insertmacro ${DO} ".csv"
  !insertmacro ${DO} ".tsv"
  !insertmacro ${DO} ".txt"
  !insertmacro ${DO} ".zip"
  !insertmacro ${DO} ".pdf"
!macroend

!macro BROADSHEET_OFFER EXT
  WriteRegStr SHCTX "Software\Classes\${EXT}\OpenWithProgids" "${BROADSHEET_CLASS}" ""
!macroend

!macro BROADSHEET_WITHDRAW EXT
  DeleteRegValue SHCTX "Software\Classes\${EXT}\OpenWithProgids" "${BROADSHEET_CLASS}"
!macroend

!macro NSIS_HOOK_POSTINSTALL
  WriteRegStr SHCTX "Software\Classes\${BROADSHEET_CLASS}" "" "Digest of papers"
  WriteRegStr SHCTX "Software\Classes\${BROADSHEET_CLASS}\DefaultIcon" "" "$\"$INSTDIR\${MAINBINARYNAME}.exe$\",0"
  WriteRegStr SHCTX "Software\Classes\${BROADSHEET_CLASS}\shell\open\command" "" "$\"$INSTDIR\${MAINBINARYNAME}.exe$\" $\"%1$\""
  !insertmacro BROADSHEET_EACH BROADSHEET_OFFER
  !insertmacro UPDATEFILEASSOC
!macroend

!macro NSIS_HOOK_PREUNINSTALL
  !insertmacro BROADSHEET_EACH BROADSHEET_WITHDRAW
  DeleteRegKey SHCTX "Software\Classes\${BROADSHEET_CLASS}"
  !insertmacro UPDATEFILEASSOC
!macroend
