# zampa_folder(TARGET FOLDER file.cpp ...): the sources of one folder of the tree.
#
# Unity batches hold files of one folder only, at most eight of them, so that names must be unique
# within a folder and no wider, and a new file changes the batches of its own folder alone.
function(zampa_folder target folder)
  set(count 0)
  foreach(name IN LISTS ARGN)
    set(path "${PROJECT_SOURCE_DIR}/${folder}/${name}")
    math(EXPR batch "${count} / 8")
    math(EXPR count "${count} + 1")
    string(MAKE_C_IDENTIFIER "${folder}_${batch}" group)
    target_sources(${target} PRIVATE "${path}")
    set_source_files_properties("${path}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# A static library whose folders may still be empty.
function(zampa_library target)
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/empty.cpp" CONTENT "")
  add_library(${target} STATIC "${PROJECT_BINARY_DIR}/empty.cpp")
endfunction()
